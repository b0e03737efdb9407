package dev.alertroom.journal;

import dev.alertroom.incident.Journal;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

@QuarkusTest
class FirestoreJournalTest extends JournalContract {

    /** A hundred writers of one document keep each other waiting. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    @Override
    List<Journal> instances() {
        String project = "p" + UUID.randomUUID();
        return List.of(emulated(project), emulated(project));
    }

    static Journal emulated(String project) {
        var api = Journals.client(FirestoreApi.class, URI.create("http://" + FirestoreEmulator.address()), PATIENCE);
        return new FirestoreJournal(api, Identity.emulator(project), Duration.ofDays(90));
    }
}
