package dev.alertroom.scenario;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A caller's number is no proof of who calls: teams may want a PIN, or that the number is called back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CallingInIT {

    private static final String PIN = "424242";

    @RegisterExtension
    final Instances instances = new Instances();

    private Monitor monitor;

    @BeforeAll
    void start() {
        instances.start(
                1,
                Map.of(
                        "ALERTROOM_CLOCK", "process",
                        "ALERTROOM_CALL_BACK", "ring",
                        "ALERTROOM_CALL_BACK_PIN", PIN,
                        "ALERTROOM_CALL_ATTEMPTS", "1",
                        "ALERTROOM_CALL_RING_SECONDS", "100",
                        "ALERTROOM_ROSTER",
                                "teams: {pinned: {call-back: pin, tiers: [[{name: A, numbers: ['"
                                        + instances.person(1).number() + "']}, {name: B, numbers: ['"
                                        + instances.person(2).number() + "']}]]}}"));
        instances.simulator().speed(Scene.BY_HAND);
        monitor = instances.monitor(0);
    }

    @AfterEach
    void nothingBurns() {
        monitor.resolvesAll();
        instances.simulator().reset();
        instances.simulator().speed(Scene.BY_HAND);
    }

    @Test
    void whoDialsInIsCalledBackAndOnlyThatOpensTheRoom() {
        var alice = instances.person(3);
        var bob = instances.person(4);
        var incident = monitor.alerts("disk full", alice, bob).incident();
        bob.declines();

        bob.callsBack().hears("おかけ直しします");
        assertFalse(bob.wasInRoom());
        monitor.sees(incident, "ringing");

        bob.answers().hears("disk full").presses(1).isInRoom("AlertRoom");
        monitor.sees(incident, "acknowledged");
    }

    @Test
    void whoKnowsThePinIsInTheRoomAndWhoGuessesIsNot() {
        var alice = instances.person(1);
        var bob = instances.person(2);
        var incident = monitor.alertsTeam("pinned", "disk full").incident();
        alice.declines();
        bob.declines();

        bob.callsBack()
                .hears("暗証番号を入力")
                .enters("111111")
                .hears("暗証番号が違います")
                .enters("1#")
                .enters("2#")
                .hears("暗証番号の間違いが多すぎます");
        bob.callsBack().hears("暗証番号の間違いが多すぎます");
        assertFalse(bob.wasInRoom());

        alice.callsBack().hears("暗証番号を入力").enters(PIN).isInRoom("AlertRoom-pinned");
        monitor.sees(incident, "acknowledged");
    }
}
