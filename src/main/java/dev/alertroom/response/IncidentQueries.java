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
                .chain(page -> readAll(page.incidents()).map(found -> new IncidentPage(found, page.next())));
    }

    /** All at once, so that it takes no longer than reading one. */
    private Uni<List<Incident>> readAll(List<String> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().item(List.of())
                : Uni.join()
                        .all(ids.stream().map(incidents::read).toList())
                        .andFailFast()
                        .map(found -> found.stream().flatMap(Optional::stream).toList());
    }

    /** An incident as it is now; empty if there is none of that id. */
    public Uni<Optional<Incident>> find(String id) {
        return incidents.read(id);
    }
}
