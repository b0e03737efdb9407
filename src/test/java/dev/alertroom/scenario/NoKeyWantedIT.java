package dev.alertroom.scenario;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Without screening whoever picks up is in the room. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NoKeyWantedIT {

    @RegisterExtension
    final Instances instances = new Instances();

    @Test
    void whoPicksUpHearsTheAlertAndIsInTheRoom() {
        instances.start(1, Map.of("ALERTROOM_CALL_SCREENING", "none", "ALERTROOM_CALL_RING_SECONDS", "100"));
        instances.simulator().speed(Scene.BY_HAND);
        var alice = instances.person(1);
        var bob = instances.person(2);
        var monitor = instances.monitor(0);

        var incident = monitor.alerts("disk full", alice, bob).incident();

        alice.answers().hears("エマージェンシー、エマージェンシー、disk full").isInRoom("AlertRoom");
        monitor.sees(incident, "acknowledged");
        bob.answers().hears("disk full").isInRoom("AlertRoom");
        alice.meetsOthers();
        assertFalse(alice.speech().contains("1を"), alice::speech);
    }
}
