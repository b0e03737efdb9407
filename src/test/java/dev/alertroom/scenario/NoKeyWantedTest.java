package dev.alertroom.scenario;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.alertroom.simulator.Simulator;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Without screening whoever picks up is in the room. */
@QuarkusTest
@TestProfile(NoKeyWantedTest.WithoutScreening.class)
class NoKeyWantedTest {

    @Inject
    Simulator simulator;

    @TestHTTPResource
    String service;

    @Test
    void whoPicksUpHearsTheAlertAndIsInTheRoom() {
        var scene = Scene.begin(simulator, service);
        var monitor = scene.monitor();
        var alice = scene.someone();
        var bob = scene.someone();
        var incident = monitor.alerts("disk full", alice, bob).incident();

        alice.answers().hears("エマージェンシー、エマージェンシー、disk full").isInRoom("AlertRoom");
        monitor.sees(incident, "acknowledged");
        bob.answers().hears("disk full").isInRoom("AlertRoom");

        alice.meetsOthers();
        assertFalse(alice.speech().contains("1を"), alice::speech);
    }

    public static class WithoutScreening implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("alertroom.call.screening", "none");
        }
    }
}
