package dev.alertroom.response;

import dev.alertroom.incident.Incident;
import dev.alertroom.incident.Journal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Answers what incidents there are, and how one stands. */
@ApplicationScoped
public class IncidentQueries {

    private final Journal journal;
    private final IncidentStore incidents;

    IncidentQueries(Journal journal, IncidentStore incidents) {
        this.journal = journal;
        this.incidents = incidents;
    }

    /** The incidents, the one that was opened last first. */
    public Uni<IncidentPage> list(Optional<String> token, int size) {
        return journal.list(token, size)
                .chain(page -> journal.readAll(page.incidents()).map(found -> page(found, page.next())));
    }

    private static IncidentPage page(List<Journal.Kept> found, Optional<String> next) {
        var incidents = found.stream()
                .flatMap(kept -> Incident.of(kept.incident(), kept.events()).stream())
                .toList();
        return new IncidentPage(incidents, next);
    }

    /** An incident as it is now; empty if there is none of that id. */
    public Uni<Optional<Incident>> find(String id) {
        return incidents.read(id);
    }
}
