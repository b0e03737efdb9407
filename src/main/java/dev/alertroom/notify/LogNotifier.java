package dev.alertroom.notify;

import dev.alertroom.incident.Incident;
import dev.alertroom.incident.Notifier;
import dev.alertroom.incident.Status;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Writes every change into the log, where a log-based metric or a log alert can find it. */
@ApplicationScoped
class LogNotifier implements Notifier {

    private static final Logger LOG = Logger.getLogger(LogNotifier.class);

    @Override
    public Uni<Void> changed(Incident incident, Status status) {
        LOG.infof("incident %s of team %s: %s", incident.id(), incident.team(), status.text());
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Void> warned(String team, String warning) {
        LOG.errorf("team %s: %s", team, warning);
        return Uni.createFrom().voidItem();
    }
}
