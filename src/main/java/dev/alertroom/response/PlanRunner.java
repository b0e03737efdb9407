package dev.alertroom.response;

import dev.alertroom.incident.Action;
import dev.alertroom.incident.Attempt;
import dev.alertroom.incident.CallContext;
import dev.alertroom.incident.CallbackAddresses;
import dev.alertroom.incident.Event;
import dev.alertroom.incident.Incident;
import dev.alertroom.incident.Journal;
import dev.alertroom.incident.Plan;
import dev.alertroom.response.TwilioTelephone.Placed;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Runs the plan of an incident until there is nothing left to do now: claim, act, record, plan again. */
@ApplicationScoped
class PlanRunner {

    /** How long between two looks at what another instance is doing. */
    private static final Duration LOOK = Duration.ofMillis(250);

    private final Journal journal;
    private final TwilioTelephone phones;
    private final Clock clock;

    PlanRunner(Journal journal, TwilioTelephone phones, Clock clock) {
        this.journal = journal;
        this.phones = phones;
        this.clock = clock;
    }

    /** What a request waits for before it answers. There are no timers: what is not done in a request is never done. */
    enum Patience {
        NONE,
        /** Calls that another request claimed: if it died, somebody must place them. */
        PLACING,
        /** Those, and the pause after a busy call. */
        PAUSE
    }

    /**
     * What was done.
     *
     * @param placed what came of every call that this run asked Twilio for
     */
    record Run(Incident incident, List<Placed> placed) {
        boolean retryable() {
            return placed.stream().anyMatch(Placed::retryable);
        }

        List<AlertOutcome.Placement> placements() {
            return placed.stream().map(Placed::placement).toList();
        }

        Run with(Incident later, List<Placed> more) {
            return new Run(later, Stream.concat(placed.stream(), more.stream()).toList());
        }
    }

    Uni<Run> run(Incident incident, CallbackAddresses.Addresses addresses, Patience patience) {
        var deadline = clock.instant().plus(Attempt.PLACING).plus(LOOK);
        return step(new Run(incident, List.of()), addresses, patience, deadline);
    }

    private Uni<Run> step(Run run, CallbackAddresses.Addresses addresses, Patience patience, Instant deadline) {
        var now = clock.instant();
        var plan = Plan.next(run.incident(), now);
        if (!plan.actions().isEmpty()) {
            return act(run, plan.actions(), addresses)
                    // Twilio has just been tried for seconds: the next event tries again, not this one.
                    .chain(next ->
                            next.retryable() ? Uni.createFrom().item(next) : step(next, addresses, patience, deadline));
        }
        if (!plan.cancel().isEmpty()) {
            return each(plan.cancel().stream().map(phones::cancel)).replaceWith(run);
        }
        return waitFor(run.incident(), plan, patience)
                .filter(time -> now.isBefore(deadline) && !time.isAfter(deadline))
                .map(time -> pause(Duration.between(now, time))
                        .chain(() -> reload(run))
                        .chain(next -> step(next, addresses, patience, deadline)))
                .orElseGet(() -> Uni.createFrom().item(run));
    }

    private Optional<Instant> waitFor(Incident incident, Plan plan, Patience patience) {
        boolean placing = incident.attemptsInCycle().stream().anyMatch(Attempt::placing);
        return switch (patience) {
            case NONE -> Optional.empty();
            case PLACING -> plan.again().filter(time -> placing);
            case PAUSE -> plan.again();
        };
    }

    private static Uni<Void> pause(Duration wait) {
        var look = wait.compareTo(LOOK) < 0 ? wait.plusMillis(1) : LOOK;
        return Uni.createFrom().voidItem().onItem().delayIt().by(look);
    }

    private Uni<Run> reload(Run run) {
        return journal.read(run.incident().id())
                .map(events -> run.with(run.incident().with(events), List.of()));
    }

    private Uni<Run> act(Run run, List<Action> actions, CallbackAddresses.Addresses addresses) {
        var claims = actions.stream().map(Action::claim).toList();
        return journal.append(run.incident().id(), claims)
                .chain(claimed -> all(mine(actions, claimed).map(action -> perform(action, run.incident(), addresses))))
                .chain(done -> record(run, claims, done));
    }

    private static Stream<Action> mine(List<Action> actions, Set<String> claimed) {
        return actions.stream().filter(action -> claimed.contains(action.claim().id()));
    }

    private Uni<Run> record(Run run, List<Event> claims, List<Optional<Placed>> done) {
        var placed = done.stream().flatMap(Optional::stream).toList();
        var results = placed.stream().map(Placed::event).toList();
        var told = run.incident().with(claims).with(results);
        return (results.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : journal.append(told.id(), results).replaceWithVoid())
                .map(ignored -> run.with(told, placed));
    }

    private Uni<Optional<Placed>> perform(Action action, Incident incident, CallbackAddresses.Addresses addresses) {
        if (action instanceof Action.Call call) {
            return phones.ring(call, ring(incident, call), incident.policy(), addresses)
                    .map(Optional::of);
        }
        if (action instanceof Action.Announce announce) {
            return phones.announce(announce, language(incident), addresses).replaceWith(Optional.empty());
        }
        return Uni.createFrom().item(Optional.empty());
    }

    private static CallContext ring(Incident incident, Action.Call call) {
        var alerts = incident.activeAlerts();
        var newest = alerts.stream().reduce((earlier, later) -> later);
        return new CallContext(
                incident.id(),
                incident.team(),
                incident.room(),
                call.key(),
                newest.map(Event.Alerted::message).orElse(""),
                Math.max(0, alerts.size() - 1),
                language(incident));
    }

    /** What those hear whom nobody knows by a language of their own. */
    private static String language(Incident incident) {
        return incident.alerts().stream()
                .reduce((earlier, later) -> later)
                .map(Event.Alerted::language)
                .orElse(incident.language());
    }

    private static <T> Uni<List<T>> all(Stream<Uni<T>> work) {
        var unis = work.toList();
        return unis.isEmpty()
                ? Uni.createFrom().item(new ArrayList<>())
                : Uni.join().all(unis).andFailFast();
    }

    private static Uni<Void> each(Stream<Uni<Void>> work) {
        return all(work).replaceWithVoid();
    }
}
