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
        return journal.current(team)
                .map(latest -> latest.flatMap(kept -> Incident.of(kept.incident(), kept.events()))
                        .filter(incident -> !incident.closed(clock.instant())));
    }

    /**
     * Records what happened before it looks: that takes two round trips, and of two callbacks that arrive at once, the later
     * one sees both.
     *
     * @return the incident; empty if there is none of that id, although the events are kept
     */
    Uni<Optional<Incident>> record(String id, List<? extends Event> events) {
        return events.isEmpty()
                ? read(id)
                : journal.append(id, events)
                        .chain(created -> read(id))
                        .map(found -> found.map(incident -> incident.with(events)));
    }

    /** Looks again after writing, as {@link #record} does. */
    Uni<Incident> append(Incident incident, List<? extends Event> events) {
        return events.isEmpty()
                ? Uni.createFrom().item(incident)
                : record(incident.id(), events)
                        .map(now ->
                                now.orElse(incident).with(incident.timeline()).with(events));
    }
}
