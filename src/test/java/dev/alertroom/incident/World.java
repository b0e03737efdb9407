package dev.alertroom.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * An incident in a bad night: instances plan from what they read a moment ago, their clocks differ, they die between a
 * claim and its call; callbacks come late, twice, in any order or never; people do as they like. What happens is settled
 * by a list of choices, so that a failing night shrinks to a short one.
 */
final class World {

    static final Instant NIGHT = Instant.parse("2026-01-05T03:00:00Z");
    private static final Duration REQUEST = Duration.ofSeconds(2);
    private static final String CONFERENCE = "CF1";

    private final List<Integer> choices;
    private int chosen;
    private boolean reliable;

    private final List<List<Responder>> tiers;
    private final Policy policy;
    private final Map<String, Event> journal = new LinkedHashMap<>();
    private final List<Function<Instant, Event>> callbacks = new ArrayList<>();
    private final List<Runnable> requests = new ArrayList<>();
    private final List<Instant> sleepers = new ArrayList<>();
    private final List<PhoneCall> calls = new ArrayList<>();
    private final Map<CallKey, Integer> taken = new HashMap<>();
    private Instant now = NIGHT;
    private int sids;
    private int mutes;

    World(List<Integer> choices) {
        this.choices = choices;
        this.tiers = Stream.iterate(0, tier -> tier + 1)
                .limit(1 + pick(3))
                .map(tier -> Stream.iterate(0, member -> member + 1)
                        .limit(1 + pick(3))
                        .map(member -> responder(tier + "-" + member, 1 + pick(3)))
                        .toList())
                .toList();
        this.policy = new Policy(1 + pick(3), Duration.ofSeconds(25), Duration.ofSeconds(10), Screening.KEYPRESS);
        create(new Event.Opened(now, "default", "AlertRoom", "ja-JP", policy, tiers));
    }

    private static Responder responder(String id, int numbers) {
        return new Responder(
                id,
                id,
                Stream.iterate(1, number -> number + 1)
                        .limit(numbers)
                        .map(number -> "+81" + id + "/" + number)
                        .toList());
    }

    private static final class PhoneCall {
        private final CallKey key;
        private final String sid;
        private final Instant began;
        private State state = State.RINGING;
        private Outcome outcome;

        PhoneCall(CallKey key, String sid, Instant began) {
            this.key = key;
            this.sid = sid;
            this.began = began;
        }
    }

    private enum State {
        RINGING,
        LISTENING,
        IN_THE_ROOM,
        OVER
    }

    List<Event> events() {
        return List.copyOf(journal.values());
    }

    Incident incident() {
        return Incident.of("night", journal.values()).orElseThrow();
    }

    Instant now() {
        return now;
    }

    /** Everything that the choices say happens. */
    World pass() {
        alert();
        while (chosen < choices.size()) {
            happen(pick(100));
        }
        requests.clear();
        return this;
    }

    private void happen(int what) {
        if (what < 8) {
            alert();
        } else if (what < 10) {
            clear();
        } else if (what < 13) {
            mute();
        } else if (what < 14) {
            unmute();
        } else if (what < 40) {
            somebodyDoesSomething();
        } else if (what < 65) {
            aCallbackArrives();
        } else if (what < 75) {
            aRequestGoesOn();
        } else if (what < 77) {
            somebodyDialsIn();
        } else if (what < 79) {
            if (!callbacks.isEmpty()) {
                callbacks.remove(pick(callbacks.size()));
            }
        } else if (what < 82) {
            somebodyWantsAPhoneToRing();
        } else {
            timePasses(List.of(100, 1_000, 1_000, 5_000, 12_000, 12_000, 30_000, 60_000, 130_000, 400_000)
                    .get(pick(10)));
        }
    }

    private int pick(int bound) {
        return chosen < choices.size() ? choices.get(chosen++) % bound : 0;
    }

    private boolean inPercent(int percent) {
        return !reliable && pick(100) >= 100 - percent;
    }

    /** As the clock of whichever instance has it. */
    private Instant clock() {
        return reliable ? now : now.plusMillis(List.of(0, -150, 150).get(pick(3)));
    }

    private boolean create(Event event) {
        return journal.putIfAbsent(event.id(), event) == null;
    }

    private void alert() {
        var incident = incident();
        if (incident.closed(now)) {
            return;
        }
        var key = "k" + pick(4);
        var at = clock();
        var alert = new Event.Alerted(at, key, incident.generation(key), "m-" + key, "ja-JP");
        if (inPercent(15)) {
            create(new Event.ResponderAdded(at, responder("new-" + pick(2), 1)));
        }
        boolean repeat = !create(alert);
        request(() -> Plan.ringAgain(incident(), repeat, clock()).ifPresent(this::create));
        request(this::plan);
    }

    private void clear() {
        incident().activeAlerts().stream()
                .skip(pick(2))
                .findFirst()
                .ifPresent(alert -> create(new Event.Cleared(clock(), alert.key(), alert.generation())));
        request(this::plan);
    }

    private void mute() {
        var until = now.plus(Duration.ofMinutes(List.of(1, 5, 30).get(pick(3))));
        var mute = "m" + mutes++;
        incident().activeAlerts().stream().skip(pick(2)).forEach(alert -> {
            create(new Event.Muted(clock(), alert.key(), alert.generation(), mute, until));
            if (inPercent(15)) {
                create(new Event.ResponderAdded(clock(), responder("held-" + pick(2), 1), 0, alert.id()));
            }
        });
        request(this::plan);
    }

    private void unmute() {
        if (mutes > 0) {
            create(new Event.Unmuted(clock(), "m" + pick(mutes)));
            request(this::plan);
        }
    }

    private void somebodyDoesSomething() {
        var busy = calls.stream().filter(call -> call.state != State.OVER).toList();
        if (!busy.isEmpty()) {
            happenTo(busy.get(pick(busy.size())), pick(100));
        }
    }

    private void happenTo(PhoneCall call, int what) {
        switch (call.state) {
            case RINGING -> {
                if (what < 50) {
                    call.state = State.LISTENING;
                    callbacks.add(at -> new Event.PickedUp(at, call.key, call.sid));
                } else {
                    over(
                            call,
                            List.of(Outcome.NO_ANSWER, Outcome.BUSY, Outcome.FAILED)
                                    .get(what % 3));
                }
            }
            case LISTENING -> {
                if (what < 40) {
                    call.state = State.IN_THE_ROOM;
                    callbacks.add(at -> new Event.Joined(at, call.key.cycle(), call.key.responder(), call.sid));
                    callbacks.add(at -> new Event.Entered(at, call.key.responder(), call.sid, CONFERENCE));
                } else {
                    if (what < 55) {
                        callbacks.add(at -> new Event.Declined(at, call.key));
                    }
                    over(call, Outcome.COMPLETED);
                }
            }
            case IN_THE_ROOM -> {
                callbacks.add(at -> new Event.Left(at, call.key.responder(), call.sid));
                over(call, Outcome.COMPLETED);
            }
            case OVER -> throw new IllegalStateException();
        }
    }

    private void over(PhoneCall call, Outcome outcome) {
        call.state = State.OVER;
        call.outcome = outcome;
        callbacks.add(at -> new Event.CallEnded(at, call.key, call.sid, outcome));
    }

    private void somebodyDialsIn() {
        var incident = incident();
        var sid = "CA" + sids++;
        var id = tiers.get(0).get(0).id();
        create(new Event.Joined(clock(), incident.cycle(), id, sid));
        callbacks.add(at -> new Event.Entered(at, id, sid, CONFERENCE));
        callbacks.add(at -> new Event.Left(at, id, sid));
    }

    /** Read before it is written: somebody else may have wanted the same meanwhile. */
    private void somebodyWantsAPhoneToRing() {
        var incident = incident();
        var at = clock();
        var known = List.copyOf(incident.responders().values());
        var wanted = inPercent(10) ? responder("wanted", 1) : known.get(pick(known.size()));
        var wishes = pick(3) == 0
                ? Summons.nextTier(incident, "on-call", at)
                : Summons.of(incident, wanted, wanted.numbers().get(0), "on-call", at).stream()
                        .toList();
        request(() -> {
            wishes.forEach(this::create);
            request(this::plan);
        });
    }

    private void aCallbackArrives() {
        if (callbacks.isEmpty()) {
            return;
        }
        int which = pick(callbacks.size());
        var callback = inPercent(20) ? callbacks.get(which) : callbacks.remove(which);
        create(callback.apply(clock()));
        request(this::plan);
    }

    private void request(Runnable request) {
        if (inPercent(3)) {
            return;
        }
        if (inPercent(30)) {
            requests.add(request);
        } else {
            request.run();
        }
    }

    private void aRequestGoesOn() {
        if (!requests.isEmpty()) {
            requests.remove(pick(requests.size())).run();
        }
    }

    private void timePasses(int millis) {
        if (millis > REQUEST.toMillis()) {
            var left = List.copyOf(requests);
            requests.clear();
            left.forEach(request -> {
                if (!inPercent(20)) {
                    request.run();
                }
            });
        }
        var until = now.plusMillis(millis);
        var waking = sleepers.stream().filter(time -> !time.isAfter(until)).toList();
        sleepers.removeAll(waking);
        waking.stream().sorted().forEach(time -> {
            now = time.isAfter(now) ? time : now;
            phonesStopRinging();
            request(this::plan);
        });
        now = until;
        phonesStopRinging();
    }

    private void phonesStopRinging() {
        calls.stream()
                .filter(call -> call.state == State.RINGING
                        && !call.began.plus(policy.ring()).isAfter(now))
                .forEach(call -> over(call, Outcome.NO_ANSWER));
        calls.stream()
                .filter(call -> call.state == State.LISTENING
                        && !call.began.plus(Duration.ofMinutes(2)).isAfter(now))
                .forEach(call -> over(call, Outcome.COMPLETED));
    }

    /** Reads and plans now; what it means to do it does at once or a little later, when others may have acted. */
    private void plan() {
        var read = incident();
        var at = clock();
        var plan = Plan.next(read, at);
        Invariants.ofPlan(read, plan, at);
        if (!plan.actions().isEmpty()) {
            request(() -> {
                plan.actions().forEach(this::claimAndDo);
                request(this::plan);
            });
        } else if (plan.cancel().isEmpty()) {
            plan.again()
                    .filter(time -> !inPercent(30) && !time.isAfter(at.plusSeconds(13)))
                    .ifPresent(time -> sleepers.add(time.plusMillis(300)));
        } else {
            calls.stream()
                    .filter(call -> plan.cancel().contains(call.sid) && call.state == State.RINGING)
                    .forEach(call -> over(call, Outcome.CANCELED));
        }
    }

    private void claimAndDo(Action action) {
        if (create(action.claim()) && action instanceof Action.Call call && !inPercent(5)) {
            place(call);
        }
    }

    private void place(Action.Call call) {
        if (inPercent(10)) {
            boolean permanent = pick(2) == 0;
            create(new Event.CallRefused(clock(), call.key(), permanent ? 21211 : 20429, "no", permanent));
            return;
        }
        var placed = new PhoneCall(call.key(), "CA" + sids++, now);
        calls.add(placed);
        taken.merge(call.key(), 1, Integer::sum);
        if (!inPercent(5)) {
            create(new Event.CallPlaced(clock(), call.key(), placed.sid));
        }
    }

    /**
     * From now on the instances live, but nobody answers and no callback arrives: whenever what is under way can be given
     * up, one event comes.
     */
    void comeToRest() {
        reliable = true;
        callbacks.clear();
        requests.clear();
        sleepers.clear();
        allIsGivenUp();
        for (int event = 0; !atRest(); event++) {
            assertTrue(event < 200, "it goes on for ever");
            oneEventArrives();
            allIsGivenUp();
        }
    }

    private void allIsGivenUp() {
        now = now.plus(policy.ring()).plus(Attempt.LISTENING).plusSeconds(60);
    }

    private boolean atRest() {
        var incident = incident();
        return incident.closed(now)
                || incident.status(now) != Status.RINGING
                        && Plan.next(incident, now).actions().isEmpty();
    }

    private void oneEventArrives() {
        var incident = incident();
        var plan = Plan.next(incident, now);
        if (incident.status(now) == Status.RINGING && plan.actions().isEmpty()) {
            now = plan.again()
                    .filter(time -> !time.isAfter(now.plus(Attempt.PLACING)))
                    .orElseThrow(() -> new AssertionError("stuck: " + incident.timeline()));
        }
        int before = journal.size();
        plan();
        sleepers.clear();
        assertTrue(
                incident.status(now) != Status.RINGING || journal.size() > before,
                () -> "one event does not resume the ringing: " + incident.timeline());
    }

    /** From now on every callback is lost; but alarms ring, and Twilio answers when it is asked. */
    void onlyAlarmsRing() {
        reliable = true;
        callbacks.clear();
        requests.clear();
        sleepers.clear();
        var patience = now.plus(Duration.ofHours(2));
        plan();
        while (!settled()) {
            theNextAlarmRings(patience);
        }
    }

    private void theNextAlarmRings(Instant patience) {
        var incident = incident();
        var next = Plan.next(incident, now).again();
        now = next.orElseThrow(() -> new AssertionError("it lies still: " + incident.timeline()));
        assertTrue(now.isBefore(patience), () -> "it takes too long: " + incident.timeline());
        phonesStopRinging();
        look();
        plan();
    }

    /** Alarms ring until no mute lasts, and what follows from that has happened. */
    void allMutesEnd() {
        var patience = now.plus(Duration.ofHours(3));
        while (!incident().closed(now) && (lastsAMute() || !allAreHeard() || !settled())) {
            theNextAlarmRings(patience);
        }
    }

    private boolean allAreHeard() {
        return incident().roomLive(now) || incident().unheardAlerts(now).isEmpty();
    }

    private boolean lastsAMute() {
        return incident().nextMuteEnd(now).isPresent();
    }

    /** Somebody is in the room, or everyone was called as often as they may be and it is known when they are called again. */
    private boolean settled() {
        var incident = incident();
        if (incident.closed(now)) {
            return true;
        }
        if (calls.stream().anyMatch(call -> call.state == State.IN_THE_ROOM)
                && (incident.acknowledgedAt().isPresent() || incident.roomLive(now))) {
            return true;
        }
        var plan = Plan.next(incident, now);
        boolean waits = incident.status(now) != Status.RINGING
                && incident.status(now) != Status.MUTED
                && !incident.roomLive(now);
        return waits && plan.actions().isEmpty() && plan.again().isPresent();
    }

    private void look() {
        var incident = incident();
        for (Attempt attempt : incident.overdue(now)) {
            attempt.unended()
                    .forEach(sid -> call(sid).ifPresent(call -> {
                        if (call.state == State.OVER) {
                            create(new Event.CallEnded(now, attempt.key(), sid, call.outcome));
                        } else if (call.state != State.RINGING
                                && attempt.pickedUp().isEmpty()) {
                            create(new Event.PickedUp(now, attempt.key(), sid));
                        }
                    }));
        }
        incident.unarrived().stream()
                .filter(joined -> call(joined.sid()).isEmpty())
                .forEach(joined -> create(new Event.Left(now, joined.responder(), joined.sid())));
        incident.present(now).stream()
                .filter(entered -> call(entered.sid())
                        .filter(call -> call.state == State.IN_THE_ROOM)
                        .isEmpty())
                .forEach(entered -> create(new Event.Left(now, entered.responder(), entered.sid())));
    }

    private Optional<PhoneCall> call(String sid) {
        return calls.stream().filter(call -> call.sid.equals(sid)).findFirst();
    }

    void nobodyWasCalledTooOften() {
        taken.forEach((key, times) -> assertEquals(1, times, "calls for the claim " + key));
        var calls = new HashMap<String, Integer>();
        taken.keySet().forEach(key -> calls.merge(key.cycle() + "." + key.responder(), 1, Integer::sum));
        incident().summoned().forEach(wish -> {
            var who = wish.call().cycle() + "." + wish.responder().id();
            calls.computeIfPresent(who, (key, times) -> times - 1);
        });
        calls.forEach((who, times) -> assertTrue(times <= policy.attempts(), () -> who + " was called " + times));
    }

    void everyTierWasEscalatedToOnce() {
        var seen = new HashMap<Integer, List<Integer>>();
        incident().timeline().stream()
                .filter(Event.Escalated.class::isInstance)
                .map(Event.Escalated.class::cast)
                .forEach(escalated -> seen.computeIfAbsent(escalated.cycle(), cycle -> new ArrayList<>())
                        .add(escalated.tier()));
        seen.values().forEach(told -> {
            var expected =
                    Stream.iterate(1, tier -> tier + 1).limit(told.size()).toList();
            assertEquals(expected, told.stream().sorted().toList());
            assertTrue(told.size() < tiers.size());
        });
    }

    /** At rest, an unanswered incident has tried everyone in all tiers as often as it may. */
    void restHasAReason() {
        var incident = incident();
        if (incident.status(now) != Status.UNANSWERED) {
            return;
        }
        assertFalse(Invariants.arrivals(incident).anyMatch(joined -> joined.cycle() == incident.cycle()));
        incident.responders().values().stream()
                .filter(responder -> incident.listed(responder) && !incident.held(responder, now))
                .forEach(responder -> Invariants.hasBeenTriedEnough(incident, responder));
    }

    void noAlertWasDroppedSilently() {
        var incident = incident();
        if (!incident.closed(now)) {
            incident.audibleAlerts(now)
                    .forEach(alert -> assertTrue(
                            wasToldOf(incident, alert), () -> alert + " was dropped: " + incident.timeline()));
        }
    }

    private boolean wasToldOf(Incident incident, Event.Alerted alert) {
        var from = incident.audibleSince(alert).minusMillis(300);
        boolean after = journal.values().stream()
                .filter(event -> event instanceof Event.CallClaimed
                        || event instanceof Event.Joined
                        || event instanceof Event.Left
                        || event instanceof Event.Entered)
                .anyMatch(event -> !event.at().isBefore(from));
        return after
                || incident.roomLive(now)
                || incident.attempts().stream()
                        .flatMap(attempt -> attempt.rangUntil(policy).stream())
                        .anyMatch(end -> !end.isBefore(from));
    }

    int calls() {
        return calls.size();
    }
}
