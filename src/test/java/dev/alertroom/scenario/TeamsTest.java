package dev.alertroom.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alertroom.simulator.Behaviour;
import dev.alertroom.simulator.CallState;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Teams have tiers, rooms and names of their own. */
@QuarkusTest
@TestProfile(Night.class)
class TeamsTest extends Story {

    @Test
    void theNextTierIsCalledWhenNobodyOfThisOneComes() {
        scene.quickly();
        var sato = scene.with("+819080000001").always(Behaviour.IGNORE);
        var suzuki = scene.with("+819080000002").always(Behaviour.DECLINE);
        var takahashi = scene.with("+819080000003").always(Behaviour.ANSWER_AND_PRESS_1);

        var answer = monitor.alertsTeam("backend", "disk full");

        assertEquals(List.of(sato.number(), suzuki.number()), answer.called());
        takahashi.hears("disk full").isInRoom("AlertRoom-backend").isCalledTimes(1);
        sato.hadCalls(CallState.NO_ANSWER, CallState.NO_ANSWER, CallState.NO_ANSWER);
        suzuki.hadCalls(CallState.BUSY, CallState.BUSY, CallState.BUSY);
        monitor.sees(answer.incident(), "acknowledged");
    }

    @Test
    void aTeamThatJoinsAnOpenIncidentIsRungTierByTier() {
        scene.quickly();
        var first = scene.with("+819080000011").always(Behaviour.DECLINE);
        var second = scene.with("+819080000012").always(Behaviour.ANSWER_AND_PRESS_1);
        var third = scene.with("+819080000013");
        var incident = monitor.alerts("queue stuck", scene.someone()).incident();

        var answer = monitor.alertsTeam("default", "disk full");

        assertEquals(incident, answer.incident());
        assertEquals(List.of(first.number()), answer.called());
        second.isInRoom("AlertRoom");
        first.isCalledTimes(3);
        third.isCalledNoMoreThan(0);
    }

    @Test
    void whenNoTierIsLeftItIsUnanswered() {
        scene.quickly();
        var nakamura = scene.with("+819080000009").always(Behaviour.DECLINE);
        var kobayashi = scene.with("+819080000010").always(Behaviour.DECLINE);

        var incident = monitor.alertsTeam("mail", "disk full").incident();

        monitor.sees(incident, "unanswered").seesEvents(incident, "escalated", 1);
        nakamura.isCalledTimes(3);
        kobayashi.isCalledTimes(3).isCalledNoMoreThan(3);
    }

    @Test
    void whoHasTwoNumbersIsTriedOnBothAndNoMoreOftenThanTheTeamSays() {
        scene.quickly();
        var mobile = scene.with("+819080000006").always(Behaviour.DECLINE);
        var home = scene.with("+819080000007").always(Behaviour.DECLINE);

        var incident = monitor.alertsTeam("network", "router down").incident();

        monitor.sees(incident, "unanswered");
        mobile.isCalledTimes(1);
        home.isCalledTimes(1).isCalledNoMoreThan(1);
    }

    @Test
    void twoTeamsHaveTwoIncidentsAndTwoRooms() {
        var watanabe = scene.with("+819080000008");
        var alice = scene.someone();

        var storage = monitor.alertsTeam("storage", "disk full");
        var others = monitor.alerts("queue stuck", alice);

        assertNotEquals(storage.incident(), others.incident());
        watanabe.answers().presses(1).isInRoom("AlertRoom-storage").waits();
        alice.answers().presses(1).isInRoom("AlertRoom").waits();
    }

    @Test
    void anUnknownTeamIsToldWhichOnesAreKnown() {
        var answer = monitor.alertsTeam("beckend", "disk full");

        assertEquals(400, answer.status());
        assertTrue(answer.response().body().contains("backend"), answer.response()::body);
    }
}
