package dev.alertroom.incident;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.stream.Stream;

/** What holds for every plan, whatever happened before; said in terms of the events alone. */
final class Invariants {

    private static final int ENOUGH_STEPS = 20;

    private Invariants() {}

    static void ofPlan(Incident incident, Plan plan, Instant now) {
        againIsNotPast(plan, now);
        callsAreAllowed(incident, plan);
        nobodyIsRedialedOnceSomebodyJoined(incident, unwanted(incident, plan));
        nobodyIsPassedOver(incident, plan, now);
        nobodyIsRungForWhatIsMuted(incident, unwanted(incident, plan), now);
        itComesToAnEnd(incident, plan, now);
    }

    /** The same without calls to those whom somebody wants to be rung whatever else holds. */
    private static Plan unwanted(Incident incident, Plan plan) {
        var actions = plan.actions().stream()
                .filter(action -> !(action instanceof Action.Call call)
                        || incident.summoned()
                                .noneMatch(wish -> wish.responder()
                                        .id()
                                        .equals(call.responder().id())))
                .toList();
        return new Plan(actions, plan.cancel(), plan.again());
    }

    private static void nobodyIsRungForWhatIsMuted(Incident incident, Plan plan, Instant now) {
        var timeline = incident.timeline();
        boolean allAreMuted = incident.activeAlerts().stream()
                .allMatch(alert -> timeline.stream()
                        .anyMatch(event -> event instanceof Event.Muted muted
                                && muted.key().equals(alert.key())
                                && muted.generation() == alert.generation()
                                && muted.until().isAfter(now)
                                && !incident.has("unmuted." + muted.mute())));
        if (allAreMuted) {
            assertTrue(
                    plan.actions().stream()
                            .noneMatch(action -> action instanceof Action.Call
                                    || action instanceof Action.Escalate
                                    || action instanceof Action.RingAgain),
                    () -> "rings for what is muted: " + plan + " in " + timeline);
        }
    }

    private static void nobodyIsPassedOver(Incident incident, Plan plan, Instant now) {
        if (plan.actions().stream().anyMatch(Action.Escalate.class::isInstance)) {
            incident.asked(now).forEach(responder -> hasBeenTriedEnough(incident, responder));
        }
    }

    static void hasBeenTriedEnough(Incident incident, Responder responder) {
        var attempts = incident.attemptsInCycle(responder);
        long dead = attempts.stream()
                .filter(attempt -> !attempt.rang()
                        && attempt.refusal().map(Event.CallRefused::permanent).orElse(false))
                .count();
        assertTrue(
                attempts.size() - dead >= incident.policy().attempts()
                        || dead >= responder.numbers().size()
                        || attempts.stream().anyMatch(Attempt::declined),
                () -> responder + " was given up too early: " + attempts);
    }

    private static void againIsNotPast(Plan plan, Instant now) {
        boolean steps = plan.actions().stream()
                .anyMatch(action -> action instanceof Action.Escalate || action instanceof Action.RingAgain);
        plan.again()
                .ifPresent(
                        again -> assertTrue(steps ? again.equals(now) : again.isAfter(now), () -> again + " " + now));
    }

    private static void callsAreAllowed(Incident incident, Plan plan) {
        for (Action action : plan.actions()) {
            assertFalse(incident.has(action.claim().id()), () -> "planned again: " + action);
        }
        calls(plan)
                .forEach(call -> assertTrue(
                        call.responder().numbers().contains(call.claim().number()), () -> "whose number? " + call));
    }

    private static void nobodyIsRedialedOnceSomebodyJoined(Incident incident, Plan plan) {
        var timeline = incident.timeline();
        boolean joined = arrivals(incident).anyMatch(join -> join.cycle() == incident.cycle());
        if (joined) {
            calls(plan)
                    .forEach(call -> assertTrue(
                            arrivals(incident)
                                    .filter(join -> join.cycle() == incident.cycle())
                                    .noneMatch(join ->
                                            join.responder().equals(call.key().responder())),
                            () -> "called who has joined: " + call + " in " + timeline));
            calls(plan)
                    .forEach(call -> assertTrue(
                            incident.attempts().stream()
                                    .filter(attempt -> attempt.key().cycle() == incident.cycle())
                                    .filter(attempt -> attempt.key()
                                            .responder()
                                            .equals(call.key().responder()))
                                    .noneMatch(Attempt::rang),
                            () -> "redialed: " + call + " in " + timeline));
        }
    }

    /** Those who pressed the key, but for those whose call was over before they were in the room. */
    static Stream<Event.Joined> arrivals(Incident incident) {
        return incident.timeline().stream()
                .filter(Event.Joined.class::isInstance)
                .map(Event.Joined.class::cast)
                .filter(joined -> incident.has("entered." + joined.sid())
                        || incident.has("left." + joined.sid())
                        || incident.timeline().stream()
                                .noneMatch(event -> event instanceof Event.CallEnded ended
                                        && ended.sid().equals(joined.sid())));
    }

    private static Stream<Action.Call> calls(Plan plan) {
        return plan.actions().stream().filter(Action.Call.class::isInstance).map(Action.Call.class::cast);
    }

    /** Claims alone, with the time standing still, lead to a plan without actions. */
    private static void itComesToAnEnd(Incident incident, Plan plan, Instant now) {
        var told = incident;
        var next = plan;
        for (int step = 0; !next.actions().isEmpty(); step++) {
            assertTrue(step < ENOUGH_STEPS, "no end of plans");
            told = told.with(next.actions().stream().map(Action::claim).toList());
            next = Plan.next(told, now);
        }
    }
}
