package dev.alertroom.journal;

import dev.alertroom.incident.Journal;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** A team's latest incident in two questions: which one it is, and then its events. */
final class LatestThenEvents {

    private LatestThenEvents() {}

    static Uni<Optional<Journal.Kept>> of(Journal journal, String team) {
        return journal.latest(team)
                .chain(latest -> latest.map(
                                id -> journal.read(id).map(events -> Optional.of(new Journal.Kept(id, events))))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }
}
