package dev.alertroom.clock;

import dev.alertroom.clock.CloudTasksApi.HttpRequest;
import dev.alertroom.clock.CloudTasksApi.NewTask;
import dev.alertroom.clock.CloudTasksApi.OidcToken;
import dev.alertroom.clock.CloudTasksApi.Task;
import dev.alertroom.google.Identity;
import dev.alertroom.incident.AlarmClock;
import dev.alertroom.incident.CallbackAddresses;
import dev.alertroom.incident.Digest;
import dev.alertroom.incident.WakeUp;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Has Cloud Tasks ask us for {@code /wake} when it is time, so that an instance that sleeps or has ended is no obstacle. A task
 * carries all that its wake-up needs, so that the instance which it comes to need not know the incident.
 */
final class CloudTasksClock implements AlarmClock {

    /** How long one request may take, token and connection included. */
    static final Duration REQUEST = Duration.ofSeconds(3);

    private static final Logger LOG = Logger.getLogger(CloudTasksClock.class);

    /** How long anybody waits for it; a task that takes longer is created all the same. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** As long as Cloud Run lets a request last, see deploy/service.yaml. */
    private static final String DISPATCH_DEADLINE = "60s";

    /**
     * Cloud Tasks takes 30 days at most. What is further away rings then, and is set again by {@link WakeResource}.
     *
     * @see <a href="https://cloud.google.com/tasks/docs/quotas">Quotas and limits</a>
     */
    private static final Duration FURTHEST = Duration.ofDays(30).minusHours(1);

    private static final int LONGEST_ID = 500;

    private final TaskQueue queue;
    private final OidcToken token;
    private final Supplier<CloudTasksApi> api;
    private final Supplier<Identity> identity;
    private final Clock clock;

    CloudTasksClock(
            TaskQueue queue, OidcToken token, Supplier<CloudTasksApi> api, Supplier<Identity> identity, Clock clock) {
        this.queue = queue;
        this.token = token;
        this.api = api;
        this.identity = identity;
        this.clock = clock;
    }

    @Override
    public boolean dependable() {
        return true;
    }

    @Override
    public Uni<Void> set(WakeUp wakeUp, CallbackAddresses addresses) {
        return Uni.createFrom()
                .deferred(() -> create(task(wakeUp, addresses)))
                .onFailure(CloudTasksClock::passing)
                .retry()
                .atMost(1)
                .onFailure(CloudTasksClock::alreadyExists)
                .recoverWithNull()
                .onFailure()
                .invoke(failure -> LOG.warnf("Cloud Tasks did not take the wake-up %s: %s", wakeUp.name(), failure))
                .onFailure()
                .recoverWithNull()
                // Whoever stops waiting does not stop the request.
                .memoize()
                .indefinitely()
                .ifNoItem()
                .after(PATIENCE)
                .recoverWithItem(() -> null);
    }

    private Uni<Void> create(NewTask task) {
        return identity.get()
                .authorization()
                .chain(authorization ->
                        api.get().create(authorization, queue.project(), queue.location(), queue.id(), task))
                .onFailure(CloudTasksClock::unauthenticated)
                .invoke(identity.get()::rejected);
    }

    /** A repeat does no harm: the task has a name. */
    private static boolean passing(Throwable failure) {
        return !(failure instanceof CloudTasksException refusal) || refusal.passing();
    }

    private static boolean alreadyExists(Throwable failure) {
        return failure instanceof CloudTasksException refusal && refusal.alreadyExists();
    }

    private static boolean unauthenticated(Throwable failure) {
        return failure instanceof CloudTasksException refusal && refusal.unauthenticated();
    }

    private NewTask task(WakeUp wakeUp, CallbackAddresses addresses) {
        var latest = clock.instant().plus(FURTHEST);
        var at = wakeUp.at().isAfter(latest) ? latest : wakeUp.at();
        return new NewTask(new Task(
                queue.task(id(wakeUp, at)),
                at,
                DISPATCH_DEADLINE,
                request(addresses.wakeUp(WakeResource.PATH, wakeUp))));
    }

    /** A message in Japanese makes a URL that is too long for Cloud Tasks; a form is written as a query is. */
    private HttpRequest request(String address) {
        var parts = address.split("\\?", 2);
        return new HttpRequest(
                parts[0],
                "POST",
                Map.of(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_FORM_URLENCODED),
                parts[1].getBytes(StandardCharsets.US_ASCII),
                token);
    }

    /** Begins with a digest, because ids that begin alike make a queue slow, says {@code CreateTaskRequest}. */
    private static String id(WakeUp wakeUp, Instant at) {
        var name = at.equals(wakeUp.at()) ? wakeUp.name() : wakeUp.name() + "-" + at.getEpochSecond();
        var id = Digest.of(name) + "-" + name.replaceAll("[^A-Za-z0-9_-]", "_");
        return id.substring(0, Math.min(id.length(), LONGEST_ID));
    }
}
