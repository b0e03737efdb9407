package dev.alertroom.doctor;

import dev.alertroom.incident.Event;
import dev.alertroom.incident.Journal;
import dev.alertroom.journal.JournalSettings;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** Whether the journal keeps what it is told: an event of no incident is written and read, and goes with its time. */
@ApplicationScoped
class JournalCheck implements Check {

    private final Journal journal;
    private final JournalSettings settings;
    private final Clock clock;

    JournalCheck(Journal journal, JournalSettings settings, Clock clock) {
        this.journal = journal;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "journal";
    }

    @Override
    public Uni<List<Finding>> look() {
        var now = clock.instant();
        var nothing = "doctor-" + now.toEpochMilli();
        var event = new Event.Resolved(now);
        return journal.append(nothing, List.of(event))
                .chain(() -> journal.read(nothing))
                .map(events -> List.of(
                        finding(events.stream().anyMatch(read -> read.id().equals(event.id())))));
    }

    private Finding finding(boolean read) {
        var store = settings.store().strip();
        if (!read || journal.degraded()) {
            return Finding.wrong(
                    name(),
                    store + " does not keep what it is told, or takes too long; phones ring all the same",
                    "look into the log; for Firestore, make the database, and give the account roles/datastore.user");
        }
        return Finding.ok(name(), store + " writes and reads");
    }
}
