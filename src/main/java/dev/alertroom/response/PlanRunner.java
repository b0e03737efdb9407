package dev.alertroom.response;

import dev.alertroom.incident.Action;
import dev.alertroom.incident.AlarmClock;
import dev.alertroom.incident.CallContext;
import dev.alertroom.incident.CallbackAddresses;
import dev.alertroom.incident.Event;
import dev.alertroom.incident.Incident;
import dev.alertroom.incident.Journal;
import dev.alertroom.incident.Outcome;
import dev.alertroom.incident.Placement;
import dev.alertroom.incident.Plan;
import dev.alertroom.incident.RoomParticipant;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs the plan of an incident until there is nothing left to do now: claim, act, record, plan again. */
@ApplicationScoped
class PlanRunner {

    private final Journal journal;
    private final Telephone telephone;
    private final AlarmClock alarms;
    private final Notifications notifications;
    private final CallBudget budget;
    private final Clock clock;

    PlanRunner(
            Journal journal,
            Telephone telephone,
            AlarmClock alarms,
            Notifications notifications,
            CallBudget budget,
            Clock clock) {
        this.journal = journal;
        this.telephone = telephone;
        this.alarms = alarms;
        this.notifications = notifications;
        this.budget = budget;
        this.clock = clock;
    }

    /**
     * What was done.
     *
     * @param placed what came of every call that this run asked the telephone for
     * @param unsaid something could not be said into the room
     */
    record Run(Incident incident, List<Placement> placed, boolean unsaid) {

        private static Run of(Incident incident) {
            return new Run(incident, List.of(), false);
        }

        /** A call was refused that may be taken a little later. */
        boolean retryable() {
            return placed.stream().anyMatch(Placement::retryable);
        }

        /** The telephone has just failed at something that it may manage later. */
        boolean failed() {
            return unsaid || placed.stream().anyMatch(Placement::refusedForNow);
        }

        Run with(Incident later, List<Placement> more) {
            return new Run(later, Stream.concat(placed.stream(), more.stream()).toList(), unsaid);
        }

        /** What could not be said because nobody is there is no failure: the next plan rings for it. */
        Run with(List<? extends Event> events) {
            boolean failed = events.stream().anyMatch(Event.Unsaid.class::isInstance)
                    && events.stream().noneMatch(Event.Left.class::isInstance);
            return new Run(incident.with(events), placed, unsaid || failed);
        }
    }

    /** What an action led to: events to record and, for a call, what the telephone said. */
    private record Result(List<Event> events, Optional<Placement> placement) {
        static final Result NONE = new Result(List.of(), Optional.empty());

        static Result of(Event event) {
            return of(List.of(event));
        }

        static Result of(List<Event> events) {
            return new Result(events, Optional.empty());
        }
    }

    /**
     * What a new incident begins with.
     *
     * @param incident as it is with all of that
     * @param first the events besides its opening, the claims of the actions among them
     * @param actions what is to be done once the events are written
     */
    record Beginning(Incident incident, List<Event> first, List<Action> actions) {}

    /** Plans ahead, so that an incident is opened and its first calls are claimed in one write. */
    Beginning beginning(Incident begun, List<? extends Event> events) {
        var incident = begun.with(events);
        var actions = Plan.next(incident, clock.instant()).actions();
        var claims = claims(actions);
        var first = Stream.concat(events.stream(), claims.stream()).toList();
        return new Beginning(incident.with(claims), List.copyOf(first), actions);
    }

    /** Goes on with what was claimed when the incident was opened. */
    Uni<Run> begin(Beginning beginning, CallbackAddresses addresses, RequestTime time) {
        var run = Run.of(beginning.incident());
        return perform(run, beginning.actions(), addresses, time)
                .chain(next -> goOn(next, addresses, time, RequestTime.LOOK))
                .call(next -> notifications.of(next.incident(), addresses, time));
    }

    Uni<Run> run(Incident incident, CallbackAddresses addresses, RequestTime time) {
        return step(Run.of(incident), addresses, time, RequestTime.LOOK)
                .call(run -> notifications.of(run.incident(), addresses, time));
    }

    /** @param look after how long to look next; each look is paid for, so the next one comes later */
    private Uni<Run> step(Run run, CallbackAddresses addresses, RequestTime time, Duration look) {
        var now = clock.instant();
        var plan = Plan.next(run.incident(), now);
        if (!plan.actions().isEmpty()) {
            return isLeft(plan, time, now)
                    ? leave(run, now, addresses)
                    : act(run, plan.actions(), addresses, time).chain(next -> goOn(next, addresses, time, look));
        }
        if (!plan.cancel().isEmpty()) {
            return cancel(run, plan.cancel(), time).call(next -> setAlarm(next.incident(), plan, addresses));
        }
        return until(run.incident(), plan, time, now)
                .map(end -> pause(Duration.between(now, end), look)
                        .chain(() -> reload(run))
                        .chain(next -> step(next, addresses, time, look.multipliedBy(2))))
                .orElseGet(() -> setAlarm(run.incident(), plan, addresses).replaceWith(run));
    }

    /** Nothing that is begun now would be finished before nobody waits for it any more. */
    private boolean isLeft(Plan plan, RequestTime time, Instant now) {
        return alarms.dependable()
                && !time.leavesTimeToRing(now)
                && plan.actions().stream().anyMatch(Action.Call.class::isInstance);
    }

    private Uni<Run> leave(Run run, Instant now, CallbackAddresses addresses) {
        var incident = run.incident();
        return alarms.set(new WakeUp(incident.id(), WakeUp.wholeSecondAfter(now), unlessTaken(incident)), addresses)
                .replaceWith(run);
    }

    /** For when something must have been heard, or is due. */
    private Uni<Void> setAlarm(Incident incident, Plan plan, CallbackAddresses addresses) {
        return plan.again()
                .map(time -> alarms.set(
                        new WakeUp(incident.id(), WakeUp.wholeSecondAfter(time), unlessTaken(incident)), addresses))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    /** An instance that has forgotten an incident that somebody had must not ring for it. */
    private Optional<WakeUp.KnownCall> unlessTaken(Incident incident) {
        return switch (incident.status(clock.instant())) {
            case RINGING, UNANSWERED -> incident.newestCall(clock.instant());
            case ACKNOWLEDGED, MUTED, CLOSED -> Optional.empty();
        };
    }

    /** Not if the telephone has just been tried for seconds: the alarm or the next event tries again, not this one. */
    private Uni<Run> goOn(Run run, CallbackAddresses addresses, RequestTime time, Duration look) {
        return run.failed() ? stop(run, addresses) : step(run, addresses, time, look);
    }

    private Uni<Run> stop(Run run, CallbackAddresses addresses) {
        return setAlarm(run.incident(), Plan.next(run.incident(), clock.instant()), addresses)
                .replaceWith(run);
    }

    private Optional<Instant> until(Incident incident, Plan plan, RequestTime time, Instant now) {
        boolean waits = switch (time.waitFor()) {
            case NOTHING -> false;
            case PLACING -> incident.placing(now);
            case PAUSE -> incident.placing(now) || time.covers(plan.again(), now);
        };
        return plan.again()
                .filter(end -> waits && now.isBefore(time.until()) && !end.isAfter(time.until()))
                .filter(end -> time.leavesTimeToRing(end) || !alarms.dependable());
    }

    private static Uni<Void> pause(Duration wait, Duration look) {
        var pause = wait.compareTo(look) < 0 ? wait.plusMillis(1) : look;
        return Uni.createFrom().voidItem().onItem().delayIt().by(pause);
    }

    private Uni<Run> reload(Run run) {
        return journal.read(run.incident().id())
                .map(events -> run.with(run.incident().with(events), List.of()));
    }

    /** Of a call that is cancelled while it is queued no callback comes. */
    private Uni<Run> cancel(Run run, List<String> sids, RequestTime time) {
        var patient = telephone.within(time.patience(clock.instant()));
        return all(sids.stream()
                        .map(sid ->
                                patient.cancel(sid).map(over -> over ? Optional.of(sid) : Optional.<String>empty())))
                .map(over -> over.stream().flatMap(Optional::stream).collect(Collectors.toSet()))
                .chain(over -> append(run, ends(run.incident(), over)));
    }

    private List<Event> ends(Incident incident, Set<String> sids) {
        return incident.attempts().stream()
                .flatMap(attempt -> attempt.unended().stream()
                        .filter(sids::contains)
                        .<Event>map(sid -> new Event.CallEnded(clock.instant(), attempt.key(), sid, Outcome.CANCELED)))
                .toList();
    }

    private Uni<Run> append(Run run, List<Event> events) {
        var next = run.with(events);
        return events.isEmpty()
                ? Uni.createFrom().item(next)
                : journal.append(run.incident().id(), events).replaceWith(next);
    }

    private Uni<Run> act(Run run, List<Action> actions, CallbackAddresses addresses, RequestTime time) {
        var claims = claims(actions);
        var claimed = run.with(run.incident().with(claims), List.of());
        return journal.append(run.incident().id(), claims)
                .chain(created -> perform(claimed, mine(actions, created), addresses, time));
    }

    private static List<Event> claims(List<Action> actions) {
        return actions.stream().<Event>map(Action::claim).toList();
    }

    /** Beside the calls an alarm is set, should this instance die before it has recorded them. */
    private Uni<Run> perform(Run claimed, List<Action> actions, CallbackAddresses addresses, RequestTime time) {
        var performer = new Performer(claimed.incident(), addresses, telephone.within(time.patience(clock.instant())));
        var done = all(actions.stream().map(action -> action.performedBy(performer)))
                .chain(results -> record(claimed, results));
        return actions.stream().noneMatch(Action.Call.class::isInstance)
                ? done
                : Uni.combine().all().unis(done, stop(claimed, addresses)).with((run, alarmed) -> run);
    }

    private static List<Action> mine(List<Action> actions, Set<String> claimed) {
        return actions.stream()
                .filter(action -> claimed.contains(action.claim().id()))
                .toList();
    }

    private Uni<Run> record(Run run, List<Result> results) {
        var events =
                results.stream().flatMap(result -> result.events().stream()).toList();
        var placed =
                results.stream().flatMap(result -> result.placement().stream()).toList();
        return append(run.with(run.incident(), placed), events);
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
        private final Telephone patient;

        private Performer(Incident incident, CallbackAddresses addresses, Telephone patient) {
            this.incident = incident;
            this.addresses = addresses;
            this.patient = patient;
        }

        @Override
        public Uni<Result> call(Action.Call call) {
            var number = call.claim().number();
            var placing = budget.take(number)
                    ? patient.ring(
                            CallContext.of(incident, call.key(), clock.instant()), number, incident.policy(), addresses)
                    : budget.warn(incident.team()).replaceWith(Placement.refused(number, CallBudget.OVER_BUDGET));
            return placing.map(placement -> new Result(List.of(event(call, placement)), Optional.of(placement)));
        }

        private Event event(Action.Call call, Placement placement) {
            return placement.sid().isPresent()
                    ? new Event.CallPlaced(
                            clock.instant(), call.key(), placement.sid().get())
                    : refused(call, placement.refusal().orElseThrow());
        }

        private Event refused(Action.Call call, Placement.Refusal refusal) {
            return new Event.CallRefused(
                    clock.instant(), call.key(), refusal.code(), refusal.message(), refusal.ofNumber());
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
            return patient.announce(
                            announce.conference(), announce.announcement(), incident.spokenLanguage(), addresses)
                    .map(said -> switch (said) {
                        case SAID -> Result.NONE;
                        case NOT_SAID -> Result.of(unsaid(announce.claim()));
                        case NOBODY_THERE ->
                            Result.of(gone(
                                    announce.claim(),
                                    incident.present(clock.instant()).stream()
                                            .filter(entered ->
                                                    entered.conference().equals(announce.conference()))));
                    });
        }

        /** They have left some time after they were last heard of, so what came since was heard by nobody. */
        private List<Event> gone(Event.Announced claim, Stream<Event.Entered> believed) {
            var events = new ArrayList<Event>(List.of(unsaid(claim)));
            believed.map(entered -> new Event.Left(
                            incident.lastRoomEvent(), entered.responder(), entered.sid(), entered.conference()))
                    .forEach(events::add);
            return events;
        }

        @Override
        public Uni<Result> tellWaiting(Action.TellWaiting tell) {
            var waiting = tell.waiting();
            return patient.tell(
                            RoomParticipant.of(incident, waiting),
                            tell.announcement(),
                            incident.spokenLanguage(),
                            addresses)
                    .map(said -> switch (said) {
                        case SAID -> Result.of(takenOut(waiting));
                        case NOT_SAID -> Result.of(unsaid(tell.claim()));
                        case NOBODY_THERE -> Result.of(gone(tell.claim(), Stream.of(waiting)));
                    });
        }

        private Event takenOut(Event.Entered waiting) {
            return new Event.TakenOut(clock.instant(), waiting.responder(), waiting.sid(), waiting.conference());
        }

        /** The next event tries again. */
        private Event unsaid(Event.Announced claim) {
            return new Event.Unsaid(clock.instant(), claim.subject());
        }
    }
}
