package dev.alertroom.response;

import dev.alertroom.incident.Incident;
import dev.alertroom.incident.Placement;
import dev.alertroom.roster.Roster;
import dev.alertroom.roster.RosterSettings;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/**
 * How many calls may go to numbers outside the roster: so many an hour, to so many numbers an incident. Numbers of the roster are
 * always called and never counted. Each instance counts the calls of its own.
 */
@ApplicationScoped
class CallBudget {

    private static final Duration HOUR = Duration.ofHours(1);

    /** What became of a call that was not asked for. */
    static final Placement.Refusal OVER_BUDGET = new Placement.Refusal(
            0, "Not called: the budget of calls to numbers outside the roster is used up.", false);

    private final Predicate<String> inRoster;
    private final int callsAnHour;
    private final int numbersAnIncident;
    private final Notifications notifications;
    private final Clock clock;

    /** When the calls of the last hour were asked for, oldest first. */
    private final Deque<Instant> calls = new ArrayDeque<>();

    private Instant quietUntil = Instant.MIN;

    @Inject
    CallBudget(Roster roster, RosterSettings settings, Notifications notifications, Clock clock) {
        this(roster::has, settings.call().hourlyBudget(), settings.call().newNumbers(), notifications, clock);
    }

    CallBudget(
            Predicate<String> inRoster,
            int callsAnHour,
            int numbersAnIncident,
            Notifications notifications,
            Clock clock) {
        this.inRoster = inRoster;
        this.callsAnHour = callsAnHour;
        this.numbersAnIncident = numbersAnIncident;
        this.notifications = notifications;
        this.clock = clock;
    }

    /** Takes a call out of the budget; false if none is left for this number. */
    boolean take(String number) {
        if (inRoster.test(number)) {
            return true;
        }
        synchronized (calls) {
            forgetOld();
            return calls.size() < callsAnHour && calls.add(clock.instant());
        }
    }

    private void forgetOld() {
        var hourAgo = clock.instant().minus(HOUR);
        while (!calls.isEmpty() && !calls.peekFirst().isAfter(hourAgo)) {
            calls.removeFirst();
        }
    }

    private boolean spent() {
        synchronized (calls) {
            forgetOld();
            return calls.size() >= callsAnHour;
        }
    }

    /** Whether an alert rings nobody but numbers for which nothing is left. */
    boolean isOver(AlertBatch batch) {
        return batch.team().isEmpty()
                && !batch.numbers().isEmpty()
                && batch.numbers().stream().noneMatch(inRoster)
                && spent();
    }

    /** The same alerts without the numbers that would be too many for the incident, or for the hour. */
    AlertBatch within(Incident incident, AlertBatch batch) {
        boolean spent = spent();
        long left = numbersAnIncident - strangers(incident);
        var affordable = new ArrayList<String>();
        for (String number : batch.numbers()) {
            if (inRoster.test(number) || incident.responderWith(number).isPresent()) {
                affordable.add(number);
            } else if (left > 0 && !spent) {
                affordable.add(number);
                left--;
            }
        }
        return new AlertBatch(batch.team(), affordable, batch.alerts(), batch.language());
    }

    private long strangers(Incident incident) {
        return incident.responders().values().stream()
                .flatMap(responder -> responder.numbers().stream())
                .filter(inRoster.negate())
                .count();
    }

    /** What the monitor is answered whose alert rings nobody. */
    CallBudgetException exceeded() {
        synchronized (calls) {
            forgetOld();
            return calls.size() >= callsAnHour && !calls.isEmpty()
                    ? new CallBudgetException(
                            "Numbers outside the roster were called " + callsAnHour
                                    + " times in the last hour, which is ALERTROOM_CALL_HOURLY_BUDGET",
                            Duration.between(clock.instant(), calls.peekFirst().plus(HOUR)))
                    : new CallBudgetException(
                            "The incident rings " + numbersAnIncident
                                    + " numbers outside the roster, which is ALERTROOM_CALL_NEW_NUMBERS",
                            HOUR);
        }
    }

    /** Tells the team, once an hour, that numbers are not called. */
    Uni<Void> warn(String team) {
        synchronized (calls) {
            var now = clock.instant();
            if (now.isBefore(quietUntil)) {
                return Uni.createFrom().voidItem();
            }
            quietUntil = now.plus(HOUR);
        }
        return notifications.warned(
                team,
                exceeded().getMessage()
                        + ", so further ones are not called. If you did not expect it, a token may have leaked.");
    }

    /** Numbers of an alert that the incident does not ring, as calls that were not taken. */
    static List<Placement> refused(Incident incident, AlertBatch batch) {
        return batch.numbers().stream()
                .filter(number -> incident.responderWith(number).isEmpty())
                .map(number -> Placement.refused(number, OVER_BUDGET))
                .toList();
    }
}
