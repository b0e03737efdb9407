package dev.alertroom.operations;

import dev.alertroom.incident.Journal;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Phones ring without the journal, so a store that is out of reach is told, but makes nothing unready. */
@Readiness
class JournalHealth implements HealthCheck {

    private final Journal journal;

    JournalHealth(Journal journal) {
        this.journal = journal;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("journal")
                .up()
                .withData("degraded", journal.degraded())
                .withData("refused", journal.refused())
                .build();
    }
}
