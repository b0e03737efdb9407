package dev.alertroom.incident;

import static dev.alertroom.incident.Story.responder;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whoever dials our number is called back on their own. */
class CallBackTest {

    private static final String MOBILE = "+81-mobile";

    private final Story story = Story.of(1, List.of(responder("aoi"), responder("ben", "+81-home", MOBILE)));

    private int calls;

    private Story calledIn(String responder, String number) {
        return story.happens(new Event.CalledIn(story.now(), responder, number, "CA-in" + calls++));
    }

    private List<String> rung() {
        return story.plan().actions().stream()
                .filter(Action.Call.class::isInstance)
                .map(action -> ((Action.Call) action).claim().number())
                .toList();
    }

    @Test
    void onTheNumberThatTheyCalledFromOnceTheyHaveHungUp() {
        story.rings();
        story.ends(Outcome.NO_ANSWER, "aoi", "ben");
        calledIn("ben", MOBILE);

        assertEquals(List.of(), rung());
        assertEquals(
                Optional.of(story.now().plus(CallBack.HANG_UP)), story.plan().again());

        story.seconds(6);
        assertEquals(List.of(MOBILE), rung());
        story.rings();
        assertEquals(List.of(), rung());
    }

    @Test
    void alsoWhenSomebodyIsInTheRoomAndBenHasMissedAllCalls() {
        story.rings();
        story.ends(Outcome.NO_ANSWER, "ben").joins("aoi").minutes(5);
        calledIn("ben", MOBILE).seconds(6);

        assertEquals(List.of(MOBILE), rung());
    }

    @Test
    void notWhileTheirPhoneRingsForUsAnyway() {
        story.rings();
        calledIn("ben", MOBILE).seconds(6);
        assertEquals(List.of(), rung());

        story.ends(Outcome.BUSY, "ben");
        assertEquals(List.of(MOBILE), rung());
    }

    @Test
    void notIfTheyAreInTheRoomOrNothingFiresOrItWasLongAgo() {
        story.rings();
        story.joins("ben");
        calledIn("ben", MOBILE).seconds(6);
        assertEquals(List.of(), rung());

        story.leaves("ben").minutes(11);
        assertEquals(List.of(), rung());

        calledIn("ben", MOBILE).seconds(6).happens(new Event.Resolved(story.now()));
        assertEquals(List.of(), rung());
    }

    @Test
    void threeTimesAnHourAndItUsesUpNoAttempt() {
        var patient = Story.of(2, List.of(responder("aoi"), responder("ben")));
        patient.rings();
        patient.ends(Outcome.NO_ANSWER, "aoi").pressesTwo("aoi").ends(Outcome.NO_ANSWER, "ben");
        patient.rings();
        patient.ends(Outcome.NO_ANSWER, "ben");
        for (int call = 0; call < 3; call++) {
            var incident = patient.incident();
            assertTrue(incident.mayBeCalledBack("ben", patient.now()));
            patient.happens(new Event.CalledIn(patient.now(), "ben", "+81-ben", "CA-in" + call))
                    .seconds(6);
            patient.rings();
            patient.ends(Outcome.NO_ANSWER, "ben").seconds(1);
        }
        assertFalse(patient.incident().mayBeCalledBack("ben", patient.now()));
        patient.happens(new Event.CalledIn(patient.now(), "ben", "+81-ben", "CA-in3"))
                .seconds(6);
        assertEquals(0, patient.plan().actions().size());
        assertEquals(
                5,
                patient.incident().attempts().stream()
                        .filter(attempt -> attempt.key().responder().equals("ben"))
                        .count());
        assertTrue(patient.incident().mayBeCalledBack("ben", patient.minutes(61).now()));
    }

    @Test
    void anEarlierCycleGivesNoMoreAttemptsToThisOne() {
        story.rings();
        story.ends(Outcome.NO_ANSWER, "aoi", "ben");
        calledIn("ben", MOBILE).seconds(6);
        story.rings();
        story.ends(Outcome.NO_ANSWER, "ben").minutes(5);
        story.happens(story.plan().actions().get(0).claim());
        assertEquals(2, story.incident().cycle());

        story.rings();
        story.ends(Outcome.NO_ANSWER, "aoi", "ben");
        assertEquals(List.of(), rung());
    }

    @Test
    void whoeverCallsWithTheirNumberDoesNotKeepThemFromBeingCalled() {
        var patient = Story.of(2, List.of(responder("ben")));
        patient.rings();
        patient.happens(new Event.CalledIn(patient.now(), "ben", "+81-ben", "CA-in"))
                .seconds(7)
                .ends(Outcome.NO_ANSWER, "ben");
        patient.rings();
        patient.ends(Outcome.NO_ANSWER, "ben");

        assertEquals(
                1,
                patient.plan().actions().stream()
                        .filter(Action.Call.class::isInstance)
                        .count());
    }
}
