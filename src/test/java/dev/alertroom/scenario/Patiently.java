package dev.alertroom.scenario;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** How tests wait: long enough for a busy machine. */
final class Patiently {

    private Patiently() {}

    /** For what is to happen. */
    static ConditionFactory await(String what) {
        return Awaitility.await(what)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .atMost(Duration.ofSeconds(40));
    }

    /** For what is not to happen: it must stay so for a while in the life of a simulated phone. */
    static ConditionFactory stays(String what) {
        return await(what).during(Duration.ofMillis(400));
    }
}
