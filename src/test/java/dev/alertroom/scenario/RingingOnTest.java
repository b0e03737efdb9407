package dev.alertroom.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alertroom.journal.ForgetfulJournal;
import dev.alertroom.simulator.Behaviour;
import dev.alertroom.simulator.CallState;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** It keeps ringing until someone is there, and never rings twice for one reason. */
@QuarkusTest
@TestProfile(Night.class)
class RingingOnTest extends Story {

    @Inject
    PassingTime time;

    @Inject
    ForgetfulJournal journal;

    @Test
    void whoIsBusyIsCalledAgainUntilTheAttemptsAreUsedUp() {
        var incident = monitor.alerts("disk full", alice).incident();

        alice.declines().isCalledTimes(2).declines().isCalledTimes(3).declines();

        monitor.sees(incident, "unanswered");
        alice.hadCalls(CallState.BUSY, CallState.BUSY, CallState.BUSY).isCalledNoMoreThan(3);
    }

    @Test
    void theNextRoundStartsWhenTheLastPhoneOfThisOneFallsSilent() {
        monitor.alerts("disk full", alice, bob);

        alice.declines().isCalledNoMoreThan(1);
        bob.declines();

        alice.isCalledTimes(2);
        bob.isCalledTimes(2);
    }

    @Test
    void nobodyAnsweringIsThreeRounds() {
        scene.quickly();
        var people = scene.people(3, Behaviour.IGNORE);

        var incident = monitor.alerts("disk full", people).incident();

        monitor.sees(incident, "unanswered");
        for (Person person : people) {
            person.hadCalls(CallState.NO_ANSWER, CallState.NO_ANSWER, CallState.NO_ANSWER);
        }
    }

    @Test
    void voicemailIsNoAnswerAndIsCalledAgain() {
        scene.quickly();
        alice.always(Behaviour.VOICEMAIL);

        var incident = monitor.alerts("disk full", alice).incident();

        monitor.sees(incident, "unanswered");
        alice.hadCalls(CallState.COMPLETED, CallState.COMPLETED, CallState.COMPLETED);
    }

    @Test
    void whoPressesTwoIsNotCalledAgain() {
        var incident = monitor.alerts("disk full", alice, bob).incident();

        alice.answers().presses(2).hears("この件ではもうお電話しません").hadCalls(CallState.COMPLETED);
        bob.declines().isCalledTimes(2).declines().isCalledTimes(3).declines();

        monitor.sees(incident, "unanswered");
        alice.isCalledTimes(1);
    }

    @Test
    void onceSomebodyHasJoinedNobodyIsCalledAgain() {
        var incident = monitor.alerts("disk full", alice, bob).incident();

        alice.answers().presses(1).isInRoom("AlertRoom");
        monitor.sees(incident, "acknowledged");
        bob.declines();

        monitor.seesEvents(incident, "call-ended", 1);
        bob.isCalledNoMoreThan(1);
    }

    @Test
    void aRepeatOfARingingIncidentCallsNobody() {
        var first = monitor.alerts("disk full", alice);

        var repeat = monitor.alerts("disk full", alice);

        assertEquals(200, repeat.status());
        assertEquals(first.incident(), repeat.incident());
        assertEquals("ringing", repeat.body().getString("status"));
        alice.isCalledNoMoreThan(1);
    }

    @Test
    void aRepeatOfAnAcknowledgedIncidentCallsNobody() {
        var incident = monitor.alerts("disk full", alice, bob).incident();
        alice.answers().presses(1).isInRoom("AlertRoom");
        bob.declines();
        monitor.seesEvents(incident, "call-ended", 1).sees(incident, "acknowledged");

        var repeat = monitor.alerts("disk full", alice, bob);

        assertEquals(200, repeat.status());
        assertEquals("acknowledged", repeat.body().getString("status"));
        bob.isCalledNoMoreThan(1);
    }

    @Test
    void aRepeatOfAnUnansweredIncidentRingsAgain() {
        scene.quickly();
        alice.always(Behaviour.DECLINE);
        var incident = monitor.alerts("disk full", alice).incident();
        monitor.sees(incident, "unanswered");

        time.passes(Duration.ofMinutes(5));
        alice.always(Behaviour.ANSWER_AND_PRESS_1);
        var repeat = monitor.alerts("disk full", alice);

        assertEquals(202, repeat.status());
        assertEquals(incident, repeat.incident());
        alice.isInRoom("AlertRoom").isCalledTimes(4);
    }

    @Test
    void aWebhookThatIsDeliveredTwiceIsNoRepeat() {
        scene.quickly();
        alice.always(Behaviour.DECLINE);
        var incident = monitor.alerts("disk full", alice).incident();
        monitor.sees(incident, "unanswered");

        assertEquals(200, monitor.alerts("disk full", alice).status());

        alice.isCalledNoMoreThan(3);
    }

    @Test
    void clearingStopsThePhonesThatRing() {
        var opened = monitor.cloudMonitoring("open", "0.abc", "応答が遅れています", alice, bob);
        assertEquals(202, opened.status());
        alice.rings();
        bob.rings();

        var closed = monitor.cloudMonitoring("closed", "0.abc", "応答が遅れています", alice, bob);

        assertEquals(200, closed.status());
        alice.hadCalls(CallState.CANCELED);
        bob.hadCalls(CallState.CANCELED);
        monitor.sees(opened.incident(), "closed");
        alice.isCalledNoMoreThan(1);
    }

    @Test
    void somethingElseThatIsClearedStopsNoPhone() {
        monitor.cloudMonitoring("open", "0.abc", "応答が遅れています", alice);
        alice.rings();

        monitor.cloudMonitoring("closed", "0.xyz", "ディスクが一杯です", alice);

        alice.answers().hears("応答が遅れています");
    }

    @Test
    void afterALostCallbackTheNextEventResumesTheRinging() {
        simulator.faults().dropNextCallbacks(1, "completed", alice.number());
        var incident = monitor.alerts("disk full", alice, bob).incident();
        alice.declines();
        bob.declines();
        monitor.seesEvents(incident, "call-ended", 1);
        alice.isCalledNoMoreThan(1);

        time.passes(Duration.ofMinutes(5));
        monitor.alerts("disk full", alice, bob);

        alice.isCalledTimes(2).answers().presses(1).isInRoom("AlertRoom");
    }

    @Test
    void aCallbackOfAnIncidentThatNobodyRemembersStillCallsAgain() {
        monitor.alerts("disk full", alice);
        alice.rings();

        journal.forget();
        alice.declines();

        alice.isCalledTimes(2).answers().hears("disk full").presses(1).isInRoom("AlertRoom");
    }

    @Test
    void whatNobodyRemembersIsNotCalledMoreOftenThanAllowed() {
        monitor.alerts("disk full", alice);

        journal.forget();
        alice.declines().isCalledTimes(2);
        journal.forget();
        alice.declines().isCalledTimes(3);
        journal.forget();
        alice.declines();

        alice.hadCalls(CallState.BUSY, CallState.BUSY, CallState.BUSY).isCalledNoMoreThan(3);
    }

    @Test
    void theIncidentIsThereToLookAt() {
        var incident = monitor.alerts("disk full", alice, bob).incident();
        alice.answers().presses(1).isInRoom("AlertRoom");
        bob.declines();
        monitor.seesEvents(incident, "call-ended", 1).seesEvents(incident, "entered", 1);

        var shown = monitor.looksAt(incident);

        assertEquals("acknowledged", shown.getString("status"));
        var calls = Monitor.objects(shown.getJsonArray("calls"));
        assertEquals(
                Map.of(alice.number(), "joined", bob.number(), "busy"),
                calls.stream()
                        .collect(Collectors.toMap(call -> call.getString("to"), call -> call.getString("outcome"))));
        assertEquals(List.of(alice.number()), shown.getJsonArray("present").getList());
        var listed = Monitor.objects(monitor.get("/incidents").body().getJsonArray("incidents"));
        assertTrue(listed.stream().anyMatch(one -> one.getString("id").equals(incident)));
    }

    @Test
    void resolvingByHandStopsThePhones() {
        var incident = monitor.alerts("disk full", alice).incident();
        alice.rings();

        assertEquals(200, monitor.resolves(incident).status());

        alice.hadCalls(CallState.CANCELED).isCalledNoMoreThan(1);
        assertEquals(202, monitor.alerts("disk full", alice).status());
    }
}
