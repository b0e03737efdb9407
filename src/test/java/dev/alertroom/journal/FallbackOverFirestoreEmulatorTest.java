package dev.alertroom.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alertroom.incident.Event;
import dev.alertroom.incident.Journal;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FallbackOverFirestoreEmulatorTest extends JournalContract {

    @Override
    List<Journal> instances() {
        String project = "p" + UUID.randomUUID();
        return List.of(instance(project, 1), instance(project, 2));
    }

    /** Firestore's document is 1 MiB at most. */
    @Test
    void anEventThatFirestoreCannotKeepLeavesTheJournalWell() {
        var journal = instances().get(0);
        assertTrue(answer(journal.open("t-1", Samples.opened("t"))));
        var large = new Event.Alerted(Samples.NIGHT, "large", 0, "x".repeat(1_100_000), "en-US");

        assertEquals(
                Set.of(large.id(), Samples.claimed(1).id()),
                answer(journal.append("t-1", List.of(large, Samples.claimed(1)))));

        assertTrue(answer(journal.read("t-1")).containsAll(List.of(large, Samples.claimed(1))));
        assertFalse(journal.degraded());
        assertEquals(1, journal.refused());
    }

    @Test
    void anIncidentWhoseFirstAlertFirestoreCannotKeepIsItsTeamsLatestEverywhere() {
        var instances = instances();
        var large = new Event.Alerted(Samples.NIGHT, "large", 0, "x".repeat(1_100_000), "en-US");

        assertTrue(answer(instances.get(0).open("t-1", Samples.opened("t"), List.of(large, Samples.claimed(1)))));

        assertEquals(Optional.of("t-1"), answer(instances.get(1).latest("t")));
        assertEquals(
                Set.of(Samples.opened("t"), Samples.claimed(1)),
                Set.copyOf(answer(instances.get(1).read("t-1"))));
        assertEquals(1, instances.get(0).refused());
    }

    private static Journal instance(String project, long firstNumber) {
        return new FallbackJournal(
                FirestoreJournalEmulatorTest.emulated(project),
                firstNumber,
                FirestoreJournalEmulatorTest.PATIENCE,
                FirestoreJournalEmulatorTest.PATIENCE,
                new Breaker(Clock.systemUTC(), Duration.ofSeconds(10)),
                Clock.systemUTC());
    }
}
