package dev.alertroom.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who is rung because somebody wants it: at once, whoever is in the room already and whatever is muted. A wish names the attempt
 * that it leads to, so that a repeat of it leads to none. It counts among the attempts of who is rung.
 */
public final class Summons {

    /** Whoever has waited for longer has called them, or wished again. */
    static final Duration LATEST = Duration.ofMinutes(10);

    private Summons() {}

    /**
     * The wish that a phone rings now.
     *
     * @param number one of the responder's, E.164
     * @param by who wants it
     * @return empty if they are in the room, their phone rings for us already, or the incident is over
     */
    public static Optional<Event.Summoned> of(
            Incident incident, Responder responder, String number, String by, Instant now) {
        return incident.closed(now) || isReached(incident, responder, now)
                ? Optional.empty()
                : Optional.of(new Event.Summoned(now, Plan.nextKey(incident, responder), responder, number, by));
    }

    /**
     * The wish that the next tier is rung now; those of it who are reached already are not.
     *
     * @return empty if no tier is left, or the incident is over
     */
    public static List<Event> nextTier(Incident incident, String by, Instant now) {
        if (incident.closed(now) || incident.lastTier()) {
            return List.of();
        }
        int tier = incident.tier() + 1;
        var wishes = incident.ofTier(tier, now).stream()
                .flatMap(
                        responder -> of(incident, responder, responder.numbers().get(0), by, now).stream());
        return Stream.<Event>concat(Stream.of(new Event.Escalated(now, incident.cycle(), tier, by)), wishes)
                .toList();
    }

    /** Whether this attempt was wanted or made already, or everyone was rung anew meanwhile: whoever wants it has not seen that. */
    public static boolean isPast(Incident incident, CallKey call) {
        return incident.cycle() > call.cycle()
                || incident.has(Event.Summoned.id(call))
                || incident.attempts().stream()
                        .map(Attempt::key)
                        .anyMatch(key -> key.responder().equals(call.responder())
                                && key.cycle() == call.cycle()
                                && key.attempt() >= call.attempt());
    }

    /** Whether this tier has been asked already, or everyone was rung anew meanwhile. */
    public static boolean isPast(Incident incident, int cycle, int tier) {
        return incident.cycle() > cycle || incident.tier() >= tier;
    }

    /** The attempt that a wish would lead to now. */
    public static CallKey nextCall(Incident incident, Responder responder) {
        return Plan.nextKey(incident, responder);
    }

    /** Whom {@link #nextTier} would ring; nobody if no tier is left. */
    public static List<Responder> nextTier(Incident incident, Instant now) {
        return incident.lastTier()
                ? List.of()
                : incident.ofTier(incident.tier() + 1, now).stream()
                        .filter(responder -> !isReached(incident, responder, now))
                        .toList();
    }

    /** Whether a tier is left to ring. */
    public static boolean hasNextTier(Incident incident) {
        return !incident.lastTier();
    }

    private static boolean isReached(Incident incident, Responder responder, Instant now) {
        return isPresent(incident, responder, now) || isRung(incident, responder, now);
    }

    private static boolean isPresent(Incident incident, Responder responder, Instant now) {
        return incident.present(now).stream()
                .anyMatch(entered -> entered.responder().equals(responder.id()));
    }

    private static boolean isRung(Incident incident, Responder responder, Instant now) {
        return attempts(incident, responder).anyMatch(attempt -> attempt.live(incident.policy(), now));
    }

    /** Calls that are wanted and not made yet, and when to see whether those that were begun are. */
    static Plan next(Incident incident, Instant now) {
        var lately = incident.summoned()
                .filter(wish -> wish.at().plus(LATEST).isAfter(now))
                .toList();
        var actions = lately.stream()
                .filter(wish -> made(incident, wish).allMatch(attempt -> attempt.lost(now)))
                .filter(wish -> !isReached(incident, wish.responder(), now))
                .map(wish -> call(incident, wish, now))
                .toList();
        var again = lately.stream()
                .flatMap(wish -> made(incident, wish))
                .filter(Attempt::placing)
                .map(attempt -> attempt.givenUpAt(incident.policy()))
                .filter(now::isBefore)
                .min(Instant::compareTo);
        return new Plan(actions, List.of(), again);
    }

    private static Action call(Incident incident, Event.Summoned wish, Instant now) {
        boolean begun = made(incident, wish).findAny().isPresent();
        var key = begun ? Plan.nextKey(incident, wish.responder()) : wish.call();
        return new Action.Call(new Event.CallClaimed(now, key, wish.number()), wish.responder());
    }

    /** The attempt that is wanted, and those that came after it. */
    private static Stream<Attempt> made(Incident incident, Event.Summoned wish) {
        return attempts(incident, wish.responder())
                .filter(attempt -> attempt.key().cycle() > wish.call().cycle()
                        || attempt.key().cycle() == wish.call().cycle()
                                && attempt.key().attempt() >= wish.call().attempt());
    }

    private static Stream<Attempt> attempts(Incident incident, Responder responder) {
        return incident.attempts().stream()
                .filter(attempt -> attempt.key().responder().equals(responder.id()));
    }

    /** Whether somebody wanted this call, or the one that it was made in place of. */
    static boolean isWanted(Incident incident, Attempt attempt) {
        return incident.summoned()
                .filter(wish -> wish.call().responder().equals(attempt.key().responder()))
                .anyMatch(wish -> made(incident, wish).anyMatch(attempt::equals));
    }
}
