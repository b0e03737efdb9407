package dev.alertroom.response;

import dev.alertroom.incident.Event;
import dev.alertroom.incident.Incident;
import dev.alertroom.incident.Journal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Incidents as the journal tells of them. */
@ApplicationScoped
class IncidentStore {

    private final Journal journal;
    private final Clock clock;

    IncidentStore(Journal journal, Clock clock) {
        this.journal = journal;
        this.clock = clock;
    }

    /** An incident as it is now; empty if there is none of that id. */
    Uni<Optional<Incident>> read(String id) {
        return journal.read(id).map(events -> Incident.of(id, events));
    }

    /** The team's incident that is not closed, if it has one. */
    Uni<Optional<Incident>> open(String team) {
        return journal.latest(team)
                .chain(id -> id.map(this::read).orElseGet(() -> Uni.createFrom().item(Optional.empty())))
                .map(found -> found.filter(incident -> !incident.closed(clock.instant())));
    }

    /** Looks again after writing: of two callbacks that arrive at once, the later one must see both. */
    Uni<Incident> append(Incident incident, List<? extends Event> events) {
        return events.isEmpty()
                ? Uni.createFrom().item(incident)
                : journal.append(incident.id(), events)
                        .chain(created -> journal.read(incident.id()))
                        .map(now -> incident.with(events).with(now));
    }
}
