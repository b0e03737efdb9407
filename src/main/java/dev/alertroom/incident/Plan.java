package dev.alertroom.incident;

import java.time.Duration;
import java.time.Instant;
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
 * @param again when there will be more to do without any event, if that is so; never past
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
        var news = RoomNews.next(incident, now);
        if (incident.closed(now)) {
            return new Plan(news, stillRinging(incident, now), Optional.empty());
        }
        var calls = calls(incident, now);
        return new Plan(Stream.concat(calls.actions().stream(), news.stream()).toList(), List.of(), calls.again());
    }

    private static Plan calls(Incident incident, Instant now) {
        if (!incident.unheardAlerts().isEmpty()) {
            var again = ringAgain(incident, false, now);
            if (again.isPresent()) {
                return step(new Action.RingAgain(again.get()), now);
            }
        }
        return incident.acknowledged(now) ? act(firstCalls(newcomers(incident), incident, now)) : ring(incident, now);
    }

    private static Plan ring(Incident incident, Instant now) {
        var first = firstCalls(incident.asked().stream(), incident, now);
        if (!first.isEmpty()) {
            return act(first);
        }
        var live = live(incident, now);
        if (!live.isEmpty()) {
            return waitUntil(whenPlacingIsGivenUp(live, incident.policy()));
        }
        var candidates = candidates(incident);
        if (!candidates.isEmpty()) {
            return nextRound(candidates, incident, now);
        }
        return incident.lastTier()
                ? waitUntil(Optional.empty())
                : step(new Action.Escalate(new Event.Escalated(now, incident.cycle(), incident.tier() + 1)), now);
    }

    private static Plan act(List<Action> actions) {
        return new Plan(actions, List.of(), Optional.empty());
    }

    /** What it leads to shows in the next plan. */
    private static Plan step(Action action, Instant now) {
        return new Plan(List.of(action), List.of(), Optional.of(now));
    }

    private static Plan waitUntil(Optional<Instant> time) {
        return new Plan(List.of(), List.of(), time);
    }

    /** Twilio tells of placed calls; of those that are being placed only the clock does. */
    private static Optional<Instant> whenPlacingIsGivenUp(List<Attempt> live, Policy policy) {
        return live.stream().allMatch(Attempt::placing)
                ? live.stream().map(attempt -> attempt.givenUpAt(policy)).max(Instant::compareTo)
                : Optional.empty();
    }

    private static Plan nextRound(List<Responder> candidates, Incident incident, Instant now) {
        var notBefore = candidates.stream()
                .flatMap(responder -> incident.attemptsInCycle(responder).stream())
                .flatMap(attempt -> attempt.nextNotBefore(incident.policy()).stream())
                .max(Instant::compareTo)
                .filter(time -> time.isAfter(now));
        return notBefore.isPresent()
                ? waitUntil(notBefore)
                : act(candidates.stream()
                        .flatMap(responder -> nextCall(incident, responder, now).stream())
                        .toList());
    }

    private static List<Action> firstCalls(Stream<Responder> responders, Incident incident, Instant now) {
        return responders
                .filter(responder -> incident.attemptsInCycle(responder).isEmpty())
                .flatMap(responder -> nextCall(incident, responder, now).stream())
                .toList();
    }

    /** Whom an alert named and who has never been asked: that somebody else is there already does not help them. */
    private static Stream<Responder> newcomers(Incident incident) {
        return incident.added()
                .filter(added -> added.tier() <= incident.tier())
                .map(Event.ResponderAdded::responder)
                .filter(incident::neverCalled);
    }

    private static List<Responder> candidates(Incident incident) {
        return incident.asked().stream()
                .filter(responder -> mayBeCalledAgain(incident, responder))
                .toList();
    }

    private static boolean mayBeCalledAgain(Incident incident, Responder responder) {
        var attempts = incident.attemptsInCycle(responder);
        long inVain = attempts.stream()
                .filter(attempt -> attempt.deadNumber().isPresent())
                .count();
        // Counted by number: earlier attempts are unknown where the incident was put together from a call's URL.
        long calls = nextAttempt(incident, responder) - 1 - inVain;
        return calls < incident.policy().attempts()
                && attempts.stream().noneMatch(Attempt::declined)
                && nextNumber(incident, responder).isPresent();
    }

    private static Optional<String> nextNumber(Incident incident, Responder responder) {
        var dead = incident.attemptsInCycle(responder).stream()
                .flatMap(attempt -> attempt.deadNumber().stream())
                .collect(Collectors.toSet());
        return responder.number(nextAttempt(incident, responder), dead);
    }

    private static int nextAttempt(Incident incident, Responder responder) {
        return incident.attemptsInCycle(responder).stream()
                        .mapToInt(attempt -> attempt.key().attempt())
                        .max()
                        .orElse(0)
                + 1;
    }

    private static Optional<Action> nextCall(Incident incident, Responder responder, Instant now) {
        var key = new CallKey(incident.cycle(), responder.id(), nextAttempt(incident, responder));
        return nextNumber(incident, responder)
                .map(number -> new Action.Call(new Event.CallClaimed(now, key, number), responder));
    }

    private static List<Attempt> live(Incident incident, Instant now) {
        return incident.attemptsInCycle().stream()
                .filter(attempt -> attempt.live(incident.policy(), now))
                .toList();
    }

    /** Everyone was called as often as allowed, no call is under way, and no tier is left. */
    static boolean exhausted(Incident incident, Instant now) {
        return allAsked(incident)
                && live(incident, now).isEmpty()
                && candidates(incident).isEmpty()
                && incident.lastTier();
    }

    private static boolean allAsked(Incident incident) {
        return incident.asked().stream()
                .noneMatch(responder -> incident.attemptsInCycle(responder).isEmpty());
    }

    /**
     * Whether an alert starts the ringing from the beginning.
     *
     * @param repeat the same alert came before and has not been cleared
     * @return the claim to do so
     */
    public static Optional<Event.RungAgain> ringAgain(Incident incident, boolean repeat, Instant now) {
        if (incident.closed(now) || incident.roomLive(now) || !nothingGoesOn(incident, repeat, now)) {
            return Optional.empty();
        }
        return quietUntil(incident, repeat).isAfter(now)
                ? Optional.empty()
                : Optional.of(new Event.RungAgain(afterAllAlerts(incident, now), incident.cycle() + 1));
    }

    /** The alerts that are rung for must not look newer than the ringing, whatever the clock that stamped them. */
    private static Instant afterAllAlerts(Incident incident, Instant now) {
        return Stream.concat(Stream.of(now), incident.alerts().stream().map(Event::at))
                .max(Instant::compareTo)
                .orElse(now);
    }

    /** Those who came have left again, or nobody came, or Twilio took no call at all. */
    private static boolean nothingGoesOn(Incident incident, boolean repeat, Instant now) {
        if (incident.acknowledgedAt().isPresent()) {
            return !repeat || !incident.unheardAlerts().isEmpty();
        }
        boolean allInVain = allAsked(incident) && live(incident, now).isEmpty() && !anyPhoneRang(incident);
        return allInVain || exhausted(incident, now);
    }

    private static Instant quietUntil(Incident incident, boolean repeat) {
        if (!anyPhoneRang(incident)) {
            return incident.cycleStart();
        }
        if (!repeat) {
            return incident.cycleStart().plus(QUIET);
        }
        return incident.alerts().stream()
                .map(Event::at)
                .filter(incident.cycleStart()::isBefore)
                .max(Instant::compareTo)
                .orElse(incident.cycleStart())
                .plus(SAME_DELIVERY);
    }

    private static boolean anyPhoneRang(Incident incident) {
        return incident.attemptsInCycle().stream().anyMatch(Attempt::rang);
    }

    private static List<String> stillRinging(Incident incident, Instant now) {
        return incident.attempts().stream()
                .filter(attempt -> attempt.pickedUp().isEmpty() && !attempt.joined())
                .filter(attempt -> attempt.live(incident.policy(), now))
                .flatMap(attempt -> attempt.unended().stream())
                .toList();
    }
}
