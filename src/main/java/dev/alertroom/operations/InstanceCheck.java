package dev.alertroom.operations;

import dev.alertroom.journal.JournalSettings;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Instances that share no journal ring twice for one alert. That is better than not at all, so it stops no start. */
@ApplicationScoped
class InstanceCheck {

    private static final Logger LOG = Logger.getLogger(InstanceCheck.class);

    private final OperationsSettings settings;
    private final JournalSettings journal;

    InstanceCheck(OperationsSettings settings, JournalSettings journal) {
        this.settings = settings;
        this.journal = journal;
    }

    void check(@Observes StartupEvent event) {
        settings.maxInstances()
                .filter(instances -> instances > 1 && journal.store().equals("memory"))
                .ifPresent(instances -> LOG.warnf(
                        "ALERTROOM_MAX_INSTANCES is %d, but the journal is in the memory of each instance:"
                                + " set ALERTROOM_JOURNAL=firestore, or let Cloud Run start only 1",
                        instances));
    }
}
