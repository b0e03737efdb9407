package dev.alertroom.notify;

import dev.alertroom.incident.Incident;
import dev.alertroom.incident.Milestones;
import dev.alertroom.incident.Notifier;
import dev.alertroom.incident.Status;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Writes every change into the log. The metrics of {@code deploy/metrics} read these lines, so what they say is a contract, which a test
 * holds.
 */
@ApplicationScoped
class LogNotifier implements Notifier {

    private static final Logger LOG = Logger.getLogger(LogNotifier.class);

    private final Clock clock;

    LogNotifier(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Uni<Void> changed(Incident incident, Status status) {
        LOG.info(line(incident.id(), incident.team(), status, Milestones.of(incident, clock.instant())));
        return Uni.createFrom().voidItem();
    }

    /** Each time in the lines of one status only, because a metric counts every line. */
    static String line(String incident, String team, Status status, Milestones milestones) {
        return "incident " + incident + " of team " + team + ": " + status.text()
                + (status == Status.RINGING ? after("first ring", milestones.firstRing()) : "")
                + (status == Status.ACKNOWLEDGED ? after("first human", milestones.firstHuman()) : "");
    }

    private static String after(String what, Optional<Duration> time) {
        return time.map(length -> String.format(Locale.ROOT, ", %s after %.1f s", what, length.toMillis() / 1000.0))
                .orElse("");
    }

    @Override
    public Uni<Void> warned(String team, String warning) {
        LOG.errorf("team %s: %s", team, warning);
        return Uni.createFrom().voidItem();
    }
}
