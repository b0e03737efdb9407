package dev.alertroom.clock;

import dev.alertroom.google.GoogleCloud;
import dev.alertroom.google.Identity;
import dev.alertroom.incident.AlarmClock;
import dev.alertroom.response.Heartbeats;
import dev.alertroom.response.WakeUps;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Picks the alarm clock that the settings ask for. */
@Singleton
final class AlarmClocks {

    private static final Logger LOG = Logger.getLogger(AlarmClocks.class);
    private static final URI CLOUD_TASKS = URI.create("https://cloudtasks.googleapis.com");
    private static final String WITHOUT =
            "an incident whose callbacks get lost, or that nobody answers, is not looked at"
                    + " again until its monitor repeats itself";

    private final ClockSettings settings;
    private final GoogleCloud google;
    private final WakeUps wakeUps;
    private final Heartbeats heartbeats;
    private final Vertx vertx;
    private final Clock clock;
    private CloudTasksApi api;

    AlarmClocks(
            ClockSettings settings,
            GoogleCloud google,
            WakeUps wakeUps,
            Heartbeats heartbeats,
            Vertx vertx,
            Clock clock) {
        this.settings = settings;
        this.google = google;
        this.wakeUps = wakeUps;
        this.heartbeats = heartbeats;
        this.vertx = vertx;
        this.clock = clock;
    }

    /** At start-up, so that a wrong setting is found then. */
    @Produces
    @Singleton
    @Startup
    AlarmClock clock() {
        return switch (kind()) {
            case "process" -> new ProcessClock(wakeUps::wake, new VertxTimer(vertx), clock, !throttled());
            case "cloud-tasks" -> cloudTasks();
            case "none" -> new NoClock();
            default ->
                throw new ConfigurationException(
                        "ALERTROOM_CLOCK is \"" + settings.kind() + "\": set it to process, cloud-tasks or none");
        };
    }

    private String kind() {
        return settings.kind().strip();
    }

    /** Once all is there: heartbeats need the clock. */
    void warn(@Observes StartupEvent event) {
        if (LaunchMode.current() == LaunchMode.NORMAL) {
            warning(heartbeats::declared).ifPresent(LOG::warn);
        }
    }

    /**
     * What this service cannot do where it is deployed.
     *
     * @param declared whether the roster has heartbeats
     */
    Optional<String> warning(BooleanSupplier declared) {
        if (kind().equals("none")) {
            return Optional.of("ALERTROOM_CLOCK is none: " + without(declared)
                    + ". Set it to cloud-tasks, or to process on one machine that stays up");
        }
        if (kind().equals("process") && throttled()) {
            return Optional.of("ALERTROOM_CLOCK is process, but Cloud Run takes the CPU away between requests: "
                    + without(declared) + ". Set it to cloud-tasks");
        }
        return Optional.empty();
    }

    private static String without(BooleanSupplier declared) {
        return declared.getAsBoolean()
                ? WITHOUT + "; the end of a mute rings nobody, and neither does the silence of the roster's heartbeats"
                : WITHOUT + "; the end of a mute rings nobody";
    }

    /** Cloud Run takes the CPU away between requests, and with it the timers. */
    private boolean throttled() {
        return settings.cloudRunService().isPresent();
    }

    private CloudTasksClock cloudTasks() {
        var queue = settings.queue()
                .flatMap(TaskQueue::named)
                .orElseThrow(() -> wrong("QUEUE", "the name of a queue, such as projects/P/locations/L/queues/Q"));
        var account = settings.serviceAccount()
                .filter(email -> email.matches("[^@\\s]+@[^@\\s]+"))
                .orElseThrow(() -> wrong(
                        "SERVICE_ACCOUNT", "the e-mail address of the account as which Cloud Tasks comes to /wake"));
        var audience = settings.audience()
                .filter(text -> !text.isBlank())
                .orElseThrow(
                        () -> wrong("AUDIENCE", "the audience of its tokens, any text but this service's address"));
        return new CloudTasksClock(queue, new CloudTasksApi.OidcToken(account, audience), this::api, identity(), clock);
    }

    private static ConfigurationException wrong(String setting, String what) {
        return new ConfigurationException(
                "ALERTROOM_CLOCK is cloud-tasks: set ALERTROOM_CLOCK_" + setting + " to " + what);
    }

    private synchronized CloudTasksApi api() {
        if (api == null) {
            var address = settings.emulator().map(GoogleCloud::plain).orElse(CLOUD_TASKS);
            api = GoogleCloud.client(CloudTasksApi.class, address, CloudTasksClock.REQUEST);
        }
        return api;
    }

    private Supplier<Identity> identity() {
        return settings.emulator().isPresent() ? google::emulated : google::identity;
    }
}
