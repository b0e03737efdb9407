package dev.alertroom.scenario;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Without screening whoever picks up is in the room. */
@QuarkusTest
@TestProfile(NoKeyWantedTest.WithoutScreening.class)
class NoKeyWantedTest extends Story {

    @Test
    void whoPicksUpHearsTheAlertAndIsInTheRoom() {
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
