package dev.alertroom.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who dialled our number and is to be called back on theirs: once for each call, whoever is in the room already. It counts as
 * none of a responder's attempts, so that nobody who claims to be them can use these up.
 */
final class CallBack {

    /** A phone that still talks to us is busy; what we say to it takes about this long. */
    static final Duration HANG_UP = Duration.ofSeconds(6);

    /** Whoever has waited for longer has called again, or given up. */
    static final Duration LATEST = Duration.ofMinutes(10);

    /** How many in an hour: anyone can call with another's number. */
    static final int MAX_AN_HOUR = 3;

    private CallBack() {}

    /** Calls that are due, and when the next ones are. */
    static Plan next(Incident incident, Instant now) {
        var waiting = calls(incident)
                .filter(call -> call.at().plus(LATEST).isAfter(now))
                .filter(call -> served(incident, call).isEmpty())
                .filter(call -> incident.present(now).stream()
                        .noneMatch(entered -> entered.responder().equals(call.responder())))
                .toList();
        var actions = waiting.stream()
                .filter(call -> !dueAt(incident, call, now).isAfter(now))
                .flatMap(call -> call(incident, call, now).stream())
                .toList();
        var again = waiting.stream()
                .map(call -> dueAt(incident, call, now))
                .filter(now::isBefore)
                .min(Instant::compareTo);
        return new Plan(actions, List.of(), again);
    }

    /** How many attempts of this cycle were made for a responder because they had called. */
    static long made(Incident incident, Responder responder) {
        return calls(incident)
                .filter(call -> call.responder().equals(responder.id()))
                .flatMap(call -> served(incident, call).stream())
                .filter(key -> key.cycle() == incident.cycle())
                .distinct()
                .count();
    }

    private static Stream<Event.CalledIn> calls(Incident incident) {
        return incident.calledIn().filter(call -> allowed(incident, call.responder(), call.at()));
    }

    /** Whether one more call of this responder leads to one of ours. */
    static boolean allowed(Incident incident, String responder, Instant now) {
        var from = now.minus(Duration.ofHours(1));
        return incident.calledIn()
                        .filter(earlier -> earlier.responder().equals(responder))
                        .filter(earlier ->
                                earlier.at().isBefore(now) && earlier.at().isAfter(from))
                        .count()
                < MAX_AN_HOUR;
    }

    /** The first attempt that was made since. */
    private static Optional<CallKey> served(Incident incident, Event.CalledIn call) {
        return incident.attempts().stream()
                .filter(attempt -> attempt.key().responder().equals(call.responder()))
                .filter(attempt -> attempt.since().isAfter(call.at()))
                .map(Attempt::key)
                .findFirst();
    }

    /** Not while their phone rings for us anyway. */
    private static Instant dueAt(Incident incident, Event.CalledIn call, Instant now) {
        var free = incident.live(now)
                .filter(attempt -> attempt.key().responder().equals(call.responder()) && !attempt.joined())
                .map(attempt -> attempt.givenUpAt(incident.policy()));
        return Stream.concat(Stream.of(call.at().plus(HANG_UP)), free)
                .max(Instant::compareTo)
                .orElseThrow();
    }

    private static Optional<Action> call(Incident incident, Event.CalledIn call, Instant now) {
        return Optional.ofNullable(incident.responders().get(call.responder()))
                .map(responder -> new Action.Call(
                        new Event.CallClaimed(now, Plan.nextKey(incident, responder), call.number()), responder));
    }
}
