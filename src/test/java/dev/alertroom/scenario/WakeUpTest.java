package dev.alertroom.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.alertroom.journal.ForgetfulJournal;
import dev.alertroom.simulator.Behaviour;
import dev.alertroom.simulator.CallState;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Callbacks get lost, people leave, nobody answers: an alarm rings, and it goes on. */
@QuarkusTest
@TestProfile(Night.class)
class WakeUpTest extends Story {

    private static final Duration RUNG_OUT = Duration.ofSeconds(60);

    @Inject
    PassingTime time;

    @Inject
    ForgetfulJournal journal;

    @BeforeEach
    void forgetEarlierStories() {
        time.forgetsAlarms();
    }

    @AfterEach
    void allIsWell() {
        simulator.faults().clear();
    }

    @Test
    void aLostCallbackOfOnePhoneStallsNobody() {
        scene.quickly();
        alice.always(Behaviour.IGNORE);
        bob.always(Behaviour.DECLINE);
        simulator.faults().dropNextCallbacks(1, "completed", alice.number());
        var incident = monitor.alerts("disk full", alice, bob).incident();
        alice.hadCalls(CallState.NO_ANSWER);
        monitor.seesEvents(incident, "call-ended", 1);

        time.passesWithAlarms(RUNG_OUT);

        alice.isCalledTimes(2);
        bob.isCalledTimes(2);
    }

    @Test
    void whomNobodyReachesIsRungAgainAfterFiveMinutes() {
        scene.quickly();
        alice.always(Behaviour.DECLINE);
        var incident = monitor.alerts("disk full", alice).incident();
        monitor.sees(incident, "unanswered");
        alice.isCalledTimes(3).always(Behaviour.ANSWER_AND_PRESS_1);

        time.passesWithAlarms(Duration.ofMinutes(6));

        alice.isInRoom("AlertRoom");
        monitor.sees(incident, "acknowledged").seesEvents(incident, "rung-again", 1);
    }

    @Test
    void whatIsClearedIsNotRungForAgain() {
        scene.quickly();
        alice.always(Behaviour.DECLINE);
        var incident = monitor.cloudMonitoring("open", "1", "disk full", alice).incident();
        monitor.sees(incident, "unanswered");

        monitor.cloudMonitoring("closed", "1", "disk full", alice);
        time.passesWithAlarms(Duration.ofMinutes(40));

        alice.isCalledNoMoreThan(3);
    }

    @Test
    void aRoomWhoseLastCallbacksAreLostTakesNoAlertInSilence() {
        var incident = monitor.alerts("disk full", alice).incident();
        alice.answers().presses(1).isInRoom("AlertRoom");
        // What is on its way would be dated four minutes later.
        monitor.seesEvents(incident, "entered", 1);
        simulator.faults().dropNextCallbacks(10);
        alice.hangsUp().hadCalls(CallState.COMPLETED);
        simulator.faults().clear();
        time.passes(Duration.ofMinutes(4));

        var answer = monitor.alerts("queue stuck", alice);

        assertEquals(202, answer.status());
        alice.isCalledTimes(2);
    }

    @Test
    void anAnnouncementThatFindsNoRoomEmptiesItAndRings() {
        var incident = monitor.alerts("disk full", alice, bob).incident();
        alice.answers().presses(1).isInRoom("AlertRoom");
        bob.answers().presses(1).isInRoom("AlertRoom");
        monitor.seesEvents(incident, "entered", 2);
        time.passes(Duration.ofMinutes(2));
        simulator.faults().dropNextCallbacks(20);
        alice.hangsUp().hadCalls(CallState.COMPLETED);
        bob.hangsUp().hadCalls(CallState.COMPLETED);
        simulator.faults().clear();

        monitor.alerts("queue stuck", alice, bob);

        alice.isCalledTimes(2).answers().hears("queue stuck");
        monitor.seesEvents(incident, "left", 2);
    }

    @Test
    void aRoomThatIsOverIsEmptyAlthoughNobodyWasSeenToLeave() {
        var incident = monitor.alerts("disk full", alice).incident();
        alice.answers().presses(1).isInRoom("AlertRoom");
        monitor.seesEvents(incident, "entered", 1);
        simulator.faults().dropNextCallbacks(1, "participant-leave", alice.number());
        simulator.faults().dropNextCallbacks(1, "completed", alice.number());

        alice.hangsUp();

        monitor.seesEvents(incident, "left", 1);
    }

    @Test
    void whoLeftWhileItStillFiresIsRungHalfAnHourLater() {
        var incident = monitor.alerts("disk full", alice, bob).incident();
        alice.answers().presses(1).isInRoom("AlertRoom");
        bob.declines();
        alice.hangsUp();
        monitor.seesEvents(incident, "left", 1).seesEvents(incident, "call-ended", 2);

        time.passesWithAlarms(Duration.ofMinutes(30).plusSeconds(2));

        alice.isCalledTimes(2);
        bob.isCalledNoMoreThan(1);
    }

    @Test
    void anInstanceThatHasForgottenAnIncidentThatSomebodyHadRingsNobodyForIt() {
        var incident = monitor.alerts("disk full", alice).incident();
        alice.answers().presses(1).isInRoom("AlertRoom");
        monitor.seesEvents(incident, "entered", 1);
        time.passesWithAlarms(Duration.ofMinutes(1));

        journal.forget();
        time.passesWithAlarms(Duration.ofMinutes(15));

        alice.isCalledNoMoreThan(1);
    }

    @Test
    void aMonitorThatHangsUpStopsNoPhone() throws IOException {
        simulator.faults().latencyMillis(500);
        var address = URI.create(service);
        try (var connection = new Socket(address.getHost(), address.getPort())) {
            var request = "GET /alert?message=disk%20full&tels="
                    + alice.number().replace("+", "%2B") + " HTTP/1.1\r\nHost: " + address.getAuthority() + "\r\n\r\n";
            connection.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        }

        alice.answers().presses(1).isInRoom("AlertRoom");
    }
}
