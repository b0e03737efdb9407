package dev.alertroom.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alertroom.google.GoogleClouds;
import dev.alertroom.response.Heartbeats;
import dev.alertroom.response.WakeUps;
import io.quarkus.arc.Arc;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class AlarmClocksTest {

    private static final Map<String, String> CLOUD_TASKS = Map.of(
            "ALERTROOM_CLOCK", "cloud-tasks",
            "ALERTROOM_CLOCK_QUEUE", "projects/example.com:p/locations/asia-northeast1/queues/wake-ups",
            "ALERTROOM_CLOCK_SERVICE_ACCOUNT", "alertroom@p.iam.gserviceaccount.com",
            "ALERTROOM_CLOCK_AUDIENCE", "alertroom-wake");

    @Inject
    WakeUps wakeUps;

    @Inject
    Heartbeats heartbeats;

    @Inject
    Vertx vertx;

    @Test
    void itIsATimerInTheProcessUnlessToldOtherwise() {
        assertInstanceOf(ProcessClock.class, clocks(Map.of()).clock());
    }

    @Test
    void environmentVariablesPickCloudTasks() {
        assertInstanceOf(CloudTasksClock.class, clocks(CLOUD_TASKS).clock());
        assertEquals(
                Optional.of(new TaskQueue("example.com:p", "asia-northeast1", "wake-ups")),
                TaskQueue.named(CLOUD_TASKS.get("ALERTROOM_CLOCK_QUEUE")));
    }

    @Test
    void withoutAClockNothingIsSetAndNothingFails() {
        var none = clocks(Map.of("ALERTROOM_CLOCK", "none")).clock();

        assertNull(none.set(Sample.wakeUp(Sample.NIGHT), null).await().indefinitely());
    }

    @Test
    void aClockThatDoesNotExistIsNamedTogetherWithThoseThatDo() {
        assertEquals(
                "ALERTROOM_CLOCK is \"cron\": set it to process, cloud-tasks or none",
                refusal(Map.of("ALERTROOM_CLOCK", "cron")));
    }

    @ParameterizedTest
    @CsvSource({
        "ALERTROOM_CLOCK_QUEUE,''",
        "ALERTROOM_CLOCK_QUEUE,wake-ups",
        "ALERTROOM_CLOCK_QUEUE,projects/p/locations/l/queues/under_score",
        "ALERTROOM_CLOCK_SERVICE_ACCOUNT,''",
        "ALERTROOM_CLOCK_SERVICE_ACCOUNT,alertroom",
        "ALERTROOM_CLOCK_AUDIENCE,''"
    })
    void aSettingThatIsMissingOrMalformedIsNamed(String variable, String value) {
        var environment = new HashMap<>(CLOUD_TASKS);
        environment.put(variable, value);

        assertTrue(refusal(environment).startsWith("ALERTROOM_CLOCK is cloud-tasks: set " + variable + " to "));
    }

    @Test
    void itSaysWhatItCannotDoWhereItIsDeployedWithoutAClock() {
        assertTrue(warning(Map.of("ALERTROOM_CLOCK", "none")).contains("callbacks get lost"));
        var withHeartbeats = clocks(Map.of("ALERTROOM_CLOCK", "none")).warning(() -> true);
        assertTrue(withHeartbeats.orElseThrow().contains("the silence of the roster's heartbeats"));
        assertTrue(warning(Map.of("K_SERVICE", "alertroom")).contains("Cloud Run takes the CPU away"));
        assertEquals("", warning(Map.of()));
        assertEquals("", warning(CLOUD_TASKS));
    }

    @Test
    void anAlarmRingsInAContextOfItsOwnThatKnowsNothingOfTheRequestThatSetIt() throws Exception {
        var request = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        var rings = new CompletableFuture<Context>();
        request.runOnContext(now -> {
            request.putLocal("incident", "another");
            new VertxTimer(vertx).after(Duration.ZERO, () -> {
                assertFalse(Arc.container().requestContext().isActive());
                rings.complete(Vertx.currentContext());
            });
        });

        var context = rings.get(10, TimeUnit.SECONDS);
        assertTrue(VertxContext.isDuplicatedContext(context));
        assertTrue(context.isEventLoopContext());
        assertNull(context.getLocal("incident"));
    }

    private String refusal(Map<String, String> environment) {
        var clocks = clocks(environment);
        return assertThrows(ConfigurationException.class, clocks::clock).getMessage();
    }

    private String warning(Map<String, String> environment) {
        return clocks(environment).warning(() -> false).orElse("");
    }

    private AlarmClocks clocks(Map<String, String> environment) {
        var settings = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withMapping(ClockSettings.class)
                .withSources(new EnvConfigSource(environment, 300))
                .build()
                .getConfigMapping(ClockSettings.class);
        return new AlarmClocks(settings, GoogleClouds.of(environment), wakeUps, heartbeats, vertx, Clock.systemUTC());
    }
}
