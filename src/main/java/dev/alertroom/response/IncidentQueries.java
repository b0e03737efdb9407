package dev.alertroom.response;

import dev.alertroom.incident.Incident;
import dev.alertroom.incident.Journal;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Answers what incidents there are, and how one stands. */
@ApplicationScoped
public class IncidentQueries {

    /** Each is a round trip to the store. */
    private static final int TEAMS_AT_ONCE = 16;

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

    /** The incidents of these teams that are not closed, the one that was opened last first. */
    public Uni<List<Incident>> open(Collection<String> teams) {
        return Multi.createFrom()
                .iterable(teams)
                .onItem()
                .transformToUni(incidents::open)
                .merge(TEAMS_AT_ONCE)
                .collect()
                .asList()
                .map(found -> found.stream()
                        .flatMap(Optional::stream)
                        .sorted(Comparator.comparing(Incident::openedAt).reversed())
                        .toList());
    }

    /** An incident as it is now; empty if there is none of that id. */
    public Uni<Optional<Incident>> find(String id) {
        return incidents.read(id);
    }
}
