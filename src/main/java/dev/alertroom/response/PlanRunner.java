package dev.alertroom.response;

import dev.alertroom.incident.Action;
import dev.alertroom.incident.AlarmClock;
import dev.alertroom.incident.Attempt;
import dev.alertroom.incident.CallContext;
import dev.alertroom.incident.CallbackAddresses;
import dev.alertroom.incident.Event;
import dev.alertroom.incident.Incident;
import dev.alertroom.incident.Journal;
import dev.alertroom.incident.Placement;
import dev.alertroom.incident.Plan;
import dev.alertroom.incident.Telephone;
import dev.alertroom.incident.WakeUp;
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
    private final Telephone telephone;
    private final AlarmClock alarms;
    private final Notifications notifications;
    private final Clock clock;

    PlanRunner(Journal journal, Telephone telephone, AlarmClock alarms, Notifications notifications, Clock clock) {
        this.journal = journal;
        this.telephone = telephone;
        this.alarms = alarms;
        this.notifications = notifications;
        this.clock = clock;
    }

    /**
     * What was done.
     *
     * @param placed what came of every call that this run asked the telephone for
     */
    record Run(Incident incident, List<Placement> placed) {

        /** A call was refused that may be taken a little later. */
        boolean retryable() {
            return placed.stream().anyMatch(Placement::retryable);
        }

        Run with(Incident later, List<Placement> more) {
            return new Run(later, Stream.concat(placed.stream(), more.stream()).toList());
        }
    }

    /** What an action led to: an event to record and, for a call, what the telephone said. */
    private record Result(Optional<Event> event, Optional<Placement> placement) {
        static final Result NONE = new Result(Optional.empty(), Optional.empty());
    }

    Uni<Run> run(Incident incident, CallbackAddresses addresses, WaitFor waitFor) {
        var deadline = clock.instant().plus(Attempt.PLACING).plus(LOOK);
        return step(new Run(incident, List.of()), addresses, waitFor, deadline)
                .call(run -> notifications.of(run.incident()));
    }

    private Uni<Run> step(Run run, CallbackAddresses addresses, WaitFor waitFor, Instant deadline) {
        var now = clock.instant();
        var plan = Plan.next(run.incident(), now);
        if (!plan.actions().isEmpty()) {
            return act(run, plan.actions(), addresses)
                    // The telephone has just been tried for seconds: the next event tries again, not this one.
                    .chain(next -> next.retryable() ? stop(next, addresses) : step(next, addresses, waitFor, deadline));
        }
        if (!plan.cancel().isEmpty()) {
            return all(plan.cancel().stream().map(telephone::cancel)).replaceWith(run);
        }
        return until(run.incident(), plan, waitFor)
                .filter(time -> now.isBefore(deadline) && !time.isAfter(deadline))
                .map(time -> pause(Duration.between(now, time))
                        .chain(() -> reload(run))
                        .chain(next -> step(next, addresses, waitFor, deadline)))
                .orElseGet(() -> setAlarm(run.incident(), plan, addresses).replaceWith(run));
    }

    /** For when something must have been heard, or is due. */
    private Uni<Void> setAlarm(Incident incident, Plan plan, CallbackAddresses addresses) {
        return plan.again()
                .map(time -> alarms.set(new WakeUp(incident.id(), time, incident.newestCall()), addresses))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Run> stop(Run run, CallbackAddresses addresses) {
        return setAlarm(run.incident(), Plan.next(run.incident(), clock.instant()), addresses)
                .replaceWith(run);
    }

    private Optional<Instant> until(Incident incident, Plan plan, WaitFor waitFor) {
        return switch (waitFor) {
            case NOTHING -> Optional.empty();
            case PLACING -> plan.again().filter(time -> incident.placing(clock.instant()));
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

    private Uni<Run> act(Run run, List<Action> actions, CallbackAddresses addresses) {
        var claims = actions.stream().map(Action::claim).toList();
        return journal.append(run.incident().id(), claims)
                .chain(claimed -> perform(run.incident(), claims, mine(actions, claimed), addresses))
                .chain(results -> record(run, claims, results));
    }

    /** Beside the calls an alarm is set, should this instance die before it has recorded them. */
    private Uni<List<Result>> perform(
            Incident incident, List<Event> claims, List<Action> actions, CallbackAddresses addresses) {
        var performer = new Performer(incident, addresses);
        var done = all(actions.stream().map(action -> action.performedBy(performer)));
        if (actions.stream().noneMatch(Action.Call.class::isInstance)) {
            return done;
        }
        var claimed = incident.with(claims);
        return Uni.combine()
                .all()
                .unis(done, setAlarm(claimed, Plan.next(claimed, clock.instant()), addresses))
                .with((results, set) -> results);
    }

    private static List<Action> mine(List<Action> actions, Set<String> claimed) {
        return actions.stream()
                .filter(action -> claimed.contains(action.claim().id()))
                .toList();
    }

    private Uni<Run> record(Run run, List<Event> claims, List<Result> results) {
        var events = results.stream().flatMap(result -> result.event().stream()).toList();
        var placed =
                results.stream().flatMap(result -> result.placement().stream()).toList();
        var next = run.with(run.incident().with(claims).with(events), placed);
        return events.isEmpty()
                ? Uni.createFrom().item(next)
                : journal.append(run.incident().id(), events).replaceWith(next);
    }

    private static <T> Uni<List<T>> all(Stream<Uni<T>> work) {
        var unis = work.toList();
        return unis.isEmpty()
                ? Uni.createFrom().item(new ArrayList<>())
                : Uni.join().all(unis).andFailFast();
    }

    /** Does the actions of one plan. */
    private final class Performer implements Action.Performer<Uni<Result>> {

        private final Incident incident;
        private final CallbackAddresses addresses;

        private Performer(Incident incident, CallbackAddresses addresses) {
            this.incident = incident;
            this.addresses = addresses;
        }

        @Override
        public Uni<Result> call(Action.Call call) {
            var number = call.claim().number();
            return telephone
                    .ring(CallContext.of(incident, call.key()), number, incident.policy(), addresses)
                    .map(placement -> new Result(Optional.of(event(call, placement)), Optional.of(placement)));
        }

        private Event event(Action.Call call, Placement placement) {
            return placement.sid().isPresent()
                    ? new Event.CallPlaced(
                            clock.instant(), call.key(), placement.sid().get())
                    : refused(call, placement.refusal().orElseThrow());
        }

        private Event refused(Action.Call call, Placement.Refusal refusal) {
            return new Event.CallRefused(
                    clock.instant(), call.key(), refusal.code(), refusal.message(), !refusal.retryable());
        }

        /** The claim is all that it takes: the next plan calls the tier. */
        @Override
        public Uni<Result> escalate(Action.Escalate escalate) {
            return Uni.createFrom().item(Result.NONE);
        }

        /** The claim is all that it takes: the next plan calls everyone. */
        @Override
        public Uni<Result> ringAgain(Action.RingAgain again) {
            return Uni.createFrom().item(Result.NONE);
        }

        @Override
        public Uni<Result> announce(Action.Announce announce) {
            return telephone
                    .announce(announce.conference(), announce.announcement(), incident.spokenLanguage(), addresses)
                    .replaceWith(Result.NONE);
        }
    }
}
