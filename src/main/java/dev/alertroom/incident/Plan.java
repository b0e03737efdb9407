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
 * @param again when to look again if nothing is heard until then: something may have been lost, or is due; never past
 */
public record Plan(List<Action> actions, List<String> cancel, Optional<Instant> again) {

    /** A webhook that was delivered twice is no second call for help. */
    static final Duration SAME_DELIVERY = Duration.ofSeconds(10);

    /** Everyone who does not answer has just been rung; other alerts ring them anew only after this long. */
    static final Duration QUIET = Duration.ofMinutes(2);

    /** How long calls that are refused for now are tried again without counting. */
    static final Duration OUTAGE = Duration.ofMinutes(15);

    /** What the pause between two calls that are refused for now grows to. */
    static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    /** Between two looks into a room: the callback of the last one to leave may be lost. */
    static final Duration ROOM_CHECK = Duration.ofMinutes(10);

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
        var wanted = Summons.next(incident, now);
        if (incident.silenced(now)) {
            return new Plan(news, unwanted(incident, now), incident.nextMuteEnd(now)).and(wanted);
        }
        var calls = wanted.and(calls(incident, now)).and(CallBack.next(incident, now));
        return new Plan(
                Stream.concat(calls.actions().stream(), news.stream()).toList(),
                List.of(),
                Stream.of(calls.again(), incident.nextMuteEnd(now), endOfQuiet(incident, now))
                        .flatMap(Optional::stream)
                        .min(Instant::compareTo));
    }

    /** When those are rung anew who have just been rung in vain, because something else has come meanwhile. */
    private static Optional<Instant> endOfQuiet(Incident incident, Instant now) {
        return incident.unheardAlerts(now).isEmpty() || incident.roomLive(now) || !nothingGoesOn(incident, false, now)
                ? Optional.empty()
                : Optional.of(quietUntil(incident, false)).filter(now::isBefore);
    }

    /** Both; what both ask for is asked for once, and nobody's phone by two calls. */
    private Plan and(Plan other) {
        var claimed = actions.stream().map(action -> action.claim().id()).collect(Collectors.toSet());
        var called = actions.stream().flatMap(action -> called(action).stream()).collect(Collectors.toSet());
        var more = other.actions.stream()
                .filter(action -> !claimed.contains(action.claim().id()))
                .filter(action -> called(action).filter(called::contains).isEmpty());
        return new Plan(
                Stream.concat(actions.stream(), more).toList(),
                cancel,
                Stream.concat(again.stream(), other.again.stream()).min(Instant::compareTo));
    }

    private static Optional<String> called(Action action) {
        return action instanceof Action.Call call ? Optional.of(call.responder().id()) : Optional.empty();
    }

    private static Plan calls(Incident incident, Instant now) {
        if (!incident.unheardAlerts(now).isEmpty()) {
            var again = afterMute(incident, now).or(() -> ringAgain(incident, false, now));
            if (again.isPresent()) {
                return step(new Action.RingAgain(again.get()), now);
            }
        }
        return incident.acknowledged(now) ? reached(incident, now) : ring(incident, now);
    }

    /** Somebody has it: only who has never been rung is; and it is noticed if nobody has it any more. */
    private static Plan reached(Incident incident, Instant now) {
        var calls = Stream.concat(
                        firstCalls(newcomers(incident, now), incident, now).stream(),
                        lostCalls(
                                incident.asked(now).stream().filter(responder -> !incident.cameInCycle(responder)),
                                incident,
                                now)
                                .stream())
                .toList();
        if (!calls.isEmpty()) {
            return act(calls);
        }
        if (incident.roomLive(now)) {
            return waitUntil(incident.arrivalDue(now).or(() -> Optional.of(nextRoomCheck(now))));
        }
        return nextWave(incident, now);
    }

    /** The same on every instance: at whole multiples of the time between two checks. */
    private static Instant nextRoomCheck(Instant now) {
        long seconds = ROOM_CHECK.toSeconds();
        return Instant.ofEpochSecond((now.getEpochSecond() / seconds + 1) * seconds);
    }

    private static Plan nextWave(Incident incident, Instant now) {
        var wave = NextWave.of(incident, now);
        return wave.filter(next -> !next.at().isAfter(now))
                .map(next -> step(new Action.RingAgain(next.claim(incident, now)), now))
                .orElseGet(() -> waitUntil(wave.map(NextWave::at)));
    }

    private static Plan ring(Incident incident, Instant now) {
        var first = Stream.concat(
                        firstCalls(incident.asked(now).stream(), incident, now).stream(),
                        lostCalls(incident.asked(now).stream(), incident, now).stream())
                .toList();
        if (!first.isEmpty()) {
            return act(first);
        }
        var nextEnd = incident.live(now)
                .map(attempt -> attempt.givenUpAt(incident.policy()))
                .min(Instant::compareTo);
        if (nextEnd.isPresent()) {
            return waitUntil(nextEnd);
        }
        var candidates = candidates(incident, now);
        if (!candidates.isEmpty()) {
            var free = candidates.stream()
                    .filter(responder -> listening(incident, responder, now).isEmpty())
                    .toList();
            return free.isEmpty()
                    ? waitUntil(candidates.stream()
                            .flatMap(responder -> listening(incident, responder, now).stream())
                            .min(Instant::compareTo))
                    : nextRound(free, incident, now);
        }
        return incident.lastTier()
                ? nextWave(incident, now)
                : step(new Action.Escalate(new Event.Escalated(now, incident.cycle(), incident.tier() + 1)), now);
    }

    /** How long a voicemail may keep this responder's line: nobody else waits for it. */
    private static Optional<Instant> listening(Incident incident, Responder responder, Instant now) {
        return incident.attemptsInCycle(responder).stream()
                .filter(attempt -> attempt.listening(now))
                .flatMap(attempt -> attempt.listeningUntil().stream())
                .max(Instant::compareTo);
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

    private static Plan nextRound(List<Responder> candidates, Incident incident, Instant now) {
        var notBefore = candidates.stream()
                .flatMap(responder -> notBefore(incident, responder).stream())
                .max(Instant::compareTo)
                .filter(time -> time.isAfter(now));
        return notBefore.isPresent()
                ? waitUntil(notBefore)
                : act(candidates.stream()
                        .flatMap(responder -> nextCall(incident, responder, now).stream())
                        .toList());
    }

    /** After a busy line the pause; while calls are refused for now, ever longer ones. */
    private static Optional<Instant> notBefore(Incident incident, Responder responder) {
        var attempts = incident.attemptsInCycle(responder);
        var pause = incident.policy().pause();
        var busy =
                attempts.stream().flatMap(attempt -> attempt.busyAt().stream()).map(time -> time.plus(pause));
        var refused = attempts.stream().filter(Attempt::refusedForNow).toList();
        var refusedUntil = refused.stream()
                .flatMap(attempt -> attempt.refusal().stream())
                .map(refusal -> refusal.at().plus(pauseAfter(refused.size(), pause)));
        return Stream.concat(busy, refusedUntil).max(Instant::compareTo);
    }

    private static Duration pauseAfter(int refusals, Duration pause) {
        var longer = pause;
        for (int refusal = 1; refusal < refusals && longer.compareTo(LONGEST_PAUSE) < 0; refusal++) {
            longer = longer.multipliedBy(2);
        }
        return longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
    }

    /** Whose call was claimed by an instance that died before it placed it. */
    private static List<Action> lostCalls(Stream<Responder> responders, Incident incident, Instant now) {
        return responders
                .filter(responder -> isLost(incident.attemptsInCycle(responder), now))
                .filter(responder -> mayBeCalledAgain(incident, responder, now))
                .flatMap(responder -> nextCall(incident, responder, now).stream())
                .toList();
    }

    private static boolean isLost(List<Attempt> attempts, Instant now) {
        return attempts.stream().noneMatch(Attempt::rang)
                && !attempts.isEmpty()
                && attempts.get(attempts.size() - 1).lost(now);
    }

    private static List<Action> firstCalls(Stream<Responder> responders, Incident incident, Instant now) {
        return responders
                .filter(responder -> incident.attemptsInCycle(responder).isEmpty())
                .flatMap(responder -> nextCall(incident, responder, now).stream())
                .toList();
    }

    /** Whom an alert named and who has never been asked: that somebody else is there already does not help them. */
    private static Stream<Responder> newcomers(Incident incident, Instant now) {
        return incident.added()
                .filter(added -> added.tier() <= incident.tier())
                .map(Event.ResponderAdded::responder)
                .filter(incident::neverCalled)
                .filter(responder -> !incident.held(responder, now));
    }

    private static List<Responder> candidates(Incident incident, Instant now) {
        return incident.asked(now).stream()
                .filter(responder -> mayBeCalledAgain(incident, responder, now))
                .toList();
    }

    private static boolean mayBeCalledAgain(Incident incident, Responder responder, Instant now) {
        var attempts = incident.attemptsInCycle(responder);
        long inVain = attempts.stream()
                .filter(attempt -> attempt.deadNumber().isPresent() || stillTried(attempt, incident, now))
                .count();
        // Counted by number: earlier attempts are unknown where the incident was put together from a call's URL.
        long calls = nextAttempt(incident, responder) - 1 - inVain - CallBack.made(incident, responder);
        return calls < incident.policy().attempts()
                && attempts.stream().noneMatch(Attempt::declined)
                && nextNumber(incident, responder).isPresent();
    }

    /** Twilio being out for some minutes uses up nobody's attempts. */
    private static boolean stillTried(Attempt attempt, Incident incident, Instant now) {
        return attempt.refusedForNow() && incident.cycleStart().plus(OUTAGE).isAfter(now);
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
        return nextNumber(incident, responder)
                .map(number ->
                        new Action.Call(new Event.CallClaimed(now, nextKey(incident, responder), number), responder));
    }

    /** Of the next call to a responder. */
    static CallKey nextKey(Incident incident, Responder responder) {
        return new CallKey(incident.cycle(), responder.id(), nextAttempt(incident, responder));
    }

    /** Everyone was called as often as allowed, no call is under way, and no tier is left. */
    static boolean exhausted(Incident incident, Instant now) {
        return allAsked(incident, now)
                && incident.live(now).findAny().isEmpty()
                && candidates(incident, now).isEmpty()
                && incident.lastTier();
    }

    private static boolean allAsked(Incident incident, Instant now) {
        return incident.asked(now).stream()
                .noneMatch(responder -> incident.attemptsInCycle(responder).isEmpty());
    }

    /**
     * Whether an alert starts the ringing from the beginning.
     *
     * @param repeat the same alert came before and has not been cleared
     * @return the claim to do so
     */
    public static Optional<Event.RungAgain> ringAgain(Incident incident, boolean repeat, Instant now) {
        if (incident.closed(now)
                || incident.silenced(now)
                || incident.roomLive(now)
                || !nothingGoesOn(incident, repeat, now)) {
            return Optional.empty();
        }
        return quietUntil(incident, repeat).isAfter(now)
                ? Optional.empty()
                : Optional.of(new Event.RungAgain(afterAllAlerts(incident, now), incident.cycle() + 1));
    }

    /** What was muted is rung for from the beginning; if something else rings already, then as what comes meanwhile. */
    private static Optional<Event.RungAgain> afterMute(Incident incident, Instant now) {
        var unheard = incident.unheardAlerts(now);
        boolean nothingElse = unheard.size() == incident.audibleAlerts(now).size();
        return nothingElse
                        && unheard.stream().anyMatch(incident::wasMuted)
                        && !incident.roomLive(now)
                        && incident.live(now).findAny().isEmpty()
                ? Optional.of(new Event.RungAgain(
                        afterAllAlerts(incident, now),
                        incident.cycle() + 1,
                        Event.RungAgain.Reason.MUTE_ENDED,
                        List.of()))
                : Optional.empty();
    }

    /** The alerts that are rung for must not look newer than the ringing, whatever the clock that stamped them. */
    static Instant afterAllAlerts(Incident incident, Instant now) {
        return Stream.concat(Stream.of(now), incident.alerts().stream().map(Event::at))
                .max(Instant::compareTo)
                .orElse(now);
    }

    /** Those who came have left again, or nobody came, or Twilio took no call at all. */
    private static boolean nothingGoesOn(Incident incident, boolean repeat, Instant now) {
        if (incident.acknowledgedAt().isPresent()) {
            return !repeat || !incident.unheardAlerts(now).isEmpty();
        }
        boolean allInVain =
                allAsked(incident, now) && incident.live(now).findAny().isEmpty() && !anyPhoneRang(incident);
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
        return ringing(incident.attempts().stream(), incident, now);
    }

    /** Phones that ring for what is muted, and that nobody wants to ring all the same. */
    private static List<String> unwanted(Incident incident, Instant now) {
        return ringing(
                incident.attempts().stream().filter(attempt -> !Summons.isWanted(incident, attempt)), incident, now);
    }

    private static List<String> ringing(Stream<Attempt> attempts, Incident incident, Instant now) {
        return attempts.filter(attempt -> attempt.pickedUp().isEmpty() && !attempt.joined())
                .filter(attempt -> attempt.live(incident.policy(), now))
                .flatMap(attempt -> attempt.unended().stream())
                .toList();
    }
}
