package dev.alertroom.clock;

import dev.alertroom.incident.AlarmClock;
import dev.alertroom.incident.CallbackAddresses;
import dev.alertroom.incident.WakeUp;
import dev.alertroom.problem.Problem;
import dev.alertroom.problem.ProblemException;
import dev.alertroom.problem.Wordless;
import dev.alertroom.response.WakeUps;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/** Where the tasks of {@link CloudTasksClock} come in. */
@Path(WakeResource.PATH)
@SentByCloudTasks
class WakeResource {

    static final String PATH = "/wake";

    private static final Logger LOG = Logger.getLogger(WakeResource.class);

    /** No two clocks differ by as much; a task that comes earlier than that was too far away for Cloud Tasks. */
    private static final Duration EARLY = Duration.ofMinutes(1);

    private static final Duration AGAIN = Duration.ofSeconds(10);

    private final WakeUps wakeUps;
    private final AlarmClock alarms;
    private final CallbackAddresses.Source addresses;
    private final CallbackAddresses.Reader reader;
    private final Clock clock;

    WakeResource(
            WakeUps wakeUps,
            AlarmClock alarms,
            CallbackAddresses.Source addresses,
            CallbackAddresses.Reader reader,
            Clock clock) {
        this.wakeUps = wakeUps;
        this.alarms = alarms;
        this.addresses = addresses;
        this.reader = reader;
        this.clock = clock;
    }

    /** Answers 204 when all is done; any other answer makes Cloud Tasks try again. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Void> wake(MultivaluedMap<String, String> form) {
        var wakeUp = reader.wakeUp(form)
                .orElseThrow(() ->
                        ProblemException.badRequest("A wake-up has an incident, and the time at which it is due."));
        MDC.put("incident", wakeUp.incident());
        return Uni.createFrom()
                .deferred(() -> wake(wakeUp, addresses.ofThisRequest()))
                .onFailure()
                .transform(failure -> failed(wakeUp, failure));
    }

    private Uni<Void> wake(WakeUp wakeUp, CallbackAddresses ours) {
        return wakeUp.at().isAfter(clock.instant().plus(EARLY)) ? alarms.set(wakeUp, ours) : wakeUps.wake(wakeUp, ours);
    }

    private static ProblemException failed(WakeUp wakeUp, Throwable failure) {
        LOG.errorf(Wordless.copy(failure), "The wake-up %s failed", wakeUp.name());
        return new ProblemException(
                new Problem("Not awake", 503, "The wake-up failed; the log tells more. Send it again."),
                Optional.of(AGAIN));
    }
}
