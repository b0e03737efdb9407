package dev.alertroom.scenario;

import static dev.alertroom.scenario.Patiently.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** While a leaked token sends ever new numbers, keys and teams, a real alert is taken and rings. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileStormIT {

    private static final Logger LOG = Logger.getLogger(HostileStormIT.class);

    private static final int A_SECOND = 100;
    private static final int SECONDS = 8;

    /** For a busy machine; how long it took is in the log. */
    private static final Duration SOON = Duration.ofSeconds(10);

    @RegisterExtension
    final Instances instances = new Instances();

    @Test
    void aRealAlertRingsMeanwhile() throws Exception {
        var alice = instances.person(1);
        instances.start(
                1,
                Map.of(
                        "ALERTROOM_CALL_HOURLY_BUDGET",
                        "200",
                        "ALERTROOM_ROSTER",
                        "teams: {real: {tiers: [[{name: Alice, numbers: ['" + alice.number()
                                + "']}]]}, other: {tiers: [[{name: Bob, numbers: ['"
                                + instances.person(2).number() + "']}]]}}"));
        var hostile = instances.monitor(0);
        var sent = new AtomicInteger();
        var answered = new AtomicInteger();
        var storm = Executors.newScheduledThreadPool(2);
        try {
            storm.scheduleAtFixedRate(
                    () -> {
                        int n = sent.incrementAndGet();
                        hostile.getMeanwhile("/alert?message=storm" + n + "&key=k" + n + "&tels=%2B8170"
                                        + (10_000_000 + n) + (n % 3 == 0 ? "&team=other" : ""))
                                .whenComplete((answer, failure) -> answered.incrementAndGet());
                    },
                    0,
                    1_000_000 / A_SECOND,
                    TimeUnit.MICROSECONDS);
            await("the storm blows").until(() -> sent.get() >= A_SECOND * SECONDS / 2);

            long begun = System.nanoTime();
            var answer = instances.monitor(0).alertsTeam("real", "disk full");
            var taken = Duration.ofNanos(System.nanoTime() - begun);
            alice.rings();
            var rang = Duration.ofNanos(System.nanoTime() - begun);

            LOG.infof(
                    "After %d hostile alerts, %d of them answered: taken in %d ms, rang after %d ms",
                    sent.get(), answered.get(), taken.toMillis(), rang.toMillis());
            assertEquals(202, answer.status());
            assertTrue(rang.compareTo(SOON) < 0, rang::toString);
        } finally {
            storm.shutdownNow();
        }
    }
}
