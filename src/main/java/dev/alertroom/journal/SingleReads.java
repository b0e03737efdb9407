package dev.alertroom.journal;

import dev.alertroom.incident.Journal;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/** What a journal that reads one thing at a time makes of questions for several. */
final class SingleReads {

    private SingleReads() {}

    /** A team's latest incident: which one it is, and then its events. */
    static Uni<Optional<Journal.Kept>> current(Journal journal, String team) {
        return journal.latest(team)
                .chain(latest -> latest.map(id -> kept(journal, id).map(Optional::of))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    /** Several incidents, each by a question of its own. */
    static Uni<List<Journal.Kept>> all(Journal journal, List<String> incidents) {
        return incidents.isEmpty()
                ? Uni.createFrom().item(List.of())
                : Uni.join()
                        .all(incidents.stream().map(id -> kept(journal, id)).toList())
                        .andFailFast();
    }

    private static Uni<Journal.Kept> kept(Journal journal, String incident) {
        return journal.read(incident).map(events -> new Journal.Kept(incident, events));
    }
}
