package dev.alertroom.journal;

import dev.alertroom.incident.Journal;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

@QuarkusTest
class FallbackOverFirestoreTest extends JournalContract {

    @Override
    List<Journal> instances() {
        String project = "p" + UUID.randomUUID();
        return List.of(instance(project, 1), instance(project, 2));
    }

    private static Journal instance(String project, long firstNumber) {
        return new FallbackJournal(
                FirestoreJournalTest.emulated(project),
                firstNumber,
                FirestoreJournalTest.PATIENCE,
                new Breaker(Clock.systemUTC(), Duration.ofSeconds(10)));
    }
}
