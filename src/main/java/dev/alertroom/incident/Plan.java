package dev.alertroom.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is to be done next in an incident: a function of what happened and of the time. Doing something is recorded as an
 * event before it is done, so that planning again never asks for it twice.
 *
 * @param actions to be claimed and done now
 * @param cancel calls that ring for nothing; cancelling one twice is harmless, so there is no claim
 * @param again when there will be more to do without any event, if that is so
 */
public record Plan(List<Action> actions, List<String> cancel, Optional<Instant> again) {

    /** A webhook that was delivered twice is no second call for help. */
    static final Duration SAME_DELIVERY = Duration.ofSeconds(10);

    /** Everyone who does not answer has just been rung; other alerts ring them anew only after this long. */
    static final Duration QUIET = Duration.ofMinutes(2);

    public Plan {
        actions = List.copyOf(actions);
        cancel = List.copyOf(cancel);
    }

    /** The plan for an incident at a time. */
    public static Plan next(Incident incident, Instant now) {
        if (incident.closed(now)) {
            return new Plan(RoomNews.next(incident, now), stillRinging(incident, now), Optional.empty());
        }
        var ringing = incident.acknowledgedAt()
                .map(at -> new Plan(firstCalls(newcomers(incident, at), incident, now), List.of(), Optional.empty()))
                .orElseGet(() -> ring(incident, now));
        var actions = new ArrayList<Action>(ringing.actions());
        actions.addAll(RoomNews.next(incident, now));
        return new Plan(actions, List.of(), ringing.again());
    }

    private static Plan ring(Incident incident, Instant now) {
        var first = firstCalls(incident.asked().stream(), incident, now);
        if (!first.isEmpty()) {
            return new Plan(first, List.of(), Optional.empty());
        }
        var live = incident.attemptsInCycle().stream()
                .filter(attempt -> attempt.live(incident.policy(), now))
                .toList();
        if (!live.isEmpty()) {
            return new Plan(List.of(), List.of(), whenPlacingIsGivenUp(live));
        }
        var candidates = candidates(incident);
        if (!candidates.isEmpty()) {
            return nextRound(candidates, incident, now);
        }
        return incident.lastTier()
                ? new Plan(List.of(), List.of(), Optional.empty())
                : new Plan(
                        List.of(new Action.Escalate(new Event.Escalated(now, incident.cycle(), incident.tier() + 1))),
                        List.of(),
                        Optional.of(now));
    }

    /** Twilio tells of placed calls; of those that are being placed only the clock does. */
    private static Optional<Instant> whenPlacingIsGivenUp(List<Attempt> live) {
        return live.stream().allMatch(Attempt::placing)
                ? live.stream()
                        .map(attempt -> attempt.since().plus(Attempt.PLACING))
                        .max(Instant::compareTo)
                : Optional.empty();
    }

    private static Plan nextRound(List<Responder> candidates, Incident incident, Instant now) {
        var notBefore = candidates.stream()
                .flatMap(responder -> incident.attemptsInCycle(responder).stream())
                .flatMap(attempt -> attempt.nextNotBefore(incident.policy()).stream())
                .max(Instant::compareTo)
                .filter(time -> time.isAfter(now));
        if (notBefore.isPresent()) {
            return new Plan(List.of(), List.of(), notBefore);
        }
        var calls = candidates.stream()
                .flatMap(responder -> call(incident, responder, nextAttempt(incident, responder), now).stream())
                .toList();
        return new Plan(calls, List.of(), Optional.empty());
    }

    private static List<Action> firstCalls(Stream<Responder> responders, Incident incident, Instant now) {
        return responders
                .filter(responder -> incident.attemptsInCycle(responder).isEmpty())
                .flatMap(responder -> call(incident, responder, 1, now).stream())
                .toList();
    }

    /** Whom an alert named after somebody was there already: they have not been asked yet. */
    private static Stream<Responder> newcomers(Incident incident, Instant acknowledged) {
        return incident.added()
                .filter(added -> added.at().isAfter(acknowledged))
                .map(Event.ResponderAdded::responder);
    }

    private static List<Responder> candidates(Incident incident) {
        return incident.asked().stream()
                .filter(responder ->
                        nextAttempt(incident, responder) <= incident.policy().attempts())
                .filter(responder ->
                        incident.attemptsInCycle(responder).stream().noneMatch(Attempt::declined))
                .filter(responder -> number(incident, responder, nextAttempt(incident, responder))
                        .isPresent())
                .toList();
    }

    private static Optional<String> number(Incident incident, Responder responder, int attempt) {
        var dead = incident.attemptsInCycle(responder).stream()
                .filter(Attempt::numberIsDead)
                .flatMap(gone -> gone.number().stream())
                .collect(Collectors.toSet());
        return responder.number(attempt, dead);
    }

    private static int nextAttempt(Incident incident, Responder responder) {
        return incident.attemptsInCycle(responder).stream()
                        .mapToInt(attempt -> attempt.key().attempt())
                        .max()
                        .orElse(0)
                + 1;
    }

    private static Optional<Action> call(Incident incident, Responder responder, int attempt, Instant now) {
        var key = new CallKey(incident.cycle(), responder.id(), attempt);
        return number(incident, responder, attempt)
                .map(number -> new Action.Call(new Event.CallClaimed(now, key, number), responder));
    }

    /** Everyone was called as often as allowed, no call is under way, and no tier is left. */
    static boolean exhausted(Incident incident, Instant now) {
        return firstCalls(incident.asked().stream(), incident, now).isEmpty()
                && incident.attemptsInCycle().stream().noneMatch(attempt -> attempt.live(incident.policy(), now))
                && candidates(incident).isEmpty()
                && incident.lastTier();
    }

    /**
     * Whether an alert starts the ringing from the beginning.
     *
     * @param repeat the same alert came before and has not been cleared
     * @return the claim to do so
     */
    public static Optional<Event.RungAgain> ringAgain(Incident incident, boolean repeat, Instant now) {
        boolean somebodyCares = incident.acknowledgedAt().isPresent() && (repeat || incident.roomLive(now));
        if (incident.closed(now) || somebodyCares) {
            return Optional.empty();
        }
        if (incident.acknowledgedAt().isEmpty() && !exhausted(incident, now)) {
            return Optional.empty();
        }
        boolean anyPhoneRang = incident.attemptsInCycle().stream()
                .anyMatch(attempt -> !attempt.sids().isEmpty());
        var quiet = !anyPhoneRang ? Duration.ZERO : repeat ? SAME_DELIVERY : QUIET;
        return incident.cycleStart().plus(quiet).isAfter(now)
                ? Optional.empty()
                : Optional.of(new Event.RungAgain(now, incident.cycle() + 1));
    }

    private static List<String> stillRinging(Incident incident, Instant now) {
        return incident.attempts().stream()
                .filter(attempt -> attempt.pickedUp().isEmpty() && !attempt.joined())
                .filter(attempt -> attempt.live(incident.policy(), now))
                .flatMap(attempt -> attempt.unended().stream())
                .toList();
    }
}
