package dev.alertroom.scenario;

import static dev.alertroom.scenario.Patiently.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alertroom.simulator.Behaviour;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A pause that is too long for a callback, which Twilio waits 15 s for, retries included. */
@QuarkusTest
@TestProfile(LongPauseTest.TenSeconds.class)
class LongPauseTest extends Story {

    private static final Pattern ANSWERED = Pattern.compile("POST /voice/status → 204 \\((\\d+) ms\\)");
    private static final int LONGEST_MILLIS = 4_000;

    @Inject
    PassingTime time;

    @BeforeEach
    void forgetEarlierStories() {
        time.forgetsAlarms();
    }

    @Test
    void theCallbackOfABusyLineIsAnsweredAtOnceAndAnAlarmRingsAgain() {
        scene.quickly();
        alice.always(Behaviour.DECLINE);
        monitor.alerts("disk full", alice);

        await("the callback is answered").until(() -> ANSWERED.matcher(log()).find());
        var answered = ANSWERED.matcher(log());
        assertTrue(answered.find() && Integer.parseInt(answered.group(1)) < LONGEST_MILLIS, this::log);
        alice.isCalledTimes(1);

        time.passesWithAlarms(Duration.ofSeconds(12));

        alice.isCalledTimes(2);
    }

    private String log() {
        return monitor.get("/simulator/state").response().body();
    }

    /** The pause of production. */
    public static final class TenSeconds extends Night {
        @Override
        public Map<String, String> getConfigOverrides() {
            var overrides = new HashMap<>(super.getConfigOverrides());
            overrides.put("alertroom.call.pause-seconds", "10");
            return overrides;
        }
    }
}
