package dev.alertroom.journal;

import static dev.alertroom.journal.JournalContract.answer;
import static dev.alertroom.journal.Samples.alerted;
import static dev.alertroom.journal.Samples.claimed;
import static dev.alertroom.journal.Samples.opened;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alertroom.google.GoogleCloud;
import dev.alertroom.google.Identity;
import dev.alertroom.incident.Journal;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Three instances, and a network to Firestore that fails and comes back. */
@QuarkusTest
class FirestoreOutageEmulatorTest {

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration LONG_PATIENCE = Duration.ofSeconds(10);

    private final String project = "p" + UUID.randomUUID();
    private StoreProxy proxy;
    private List<Journal> instances;

    @BeforeEach
    void start() {
        proxy = new StoreProxy(FirestoreEmulator.address());
        instances = List.of(instance(1_000_001), instance(1_000_002), instance(1_000_003));
        await().atMost(Duration.ofSeconds(60)).until(() -> instances.stream().allMatch(this::answersInTime));
    }

    @AfterEach
    void stop() {
        proxy.close();
    }

    private boolean answersInTime(Journal journal) {
        answer(journal.latest("warm"));
        return !journal.degraded();
    }

    private Journal instance(long firstNumber) {
        var api = GoogleCloud.client(FirestoreApi.class, URI.create("http://" + proxy.address()), LONG_PATIENCE);
        var store = new FirestoreJournal(api, Identity.emulator(project), Duration.ofDays(90), Clock.systemUTC());
        return new FallbackJournal(
                store,
                firstNumber,
                PATIENCE,
                LONG_PATIENCE,
                new Breaker(Clock.systemUTC(), Duration.ofSeconds(2)),
                Clock.systemUTC());
    }

    @Test
    void afterAnOutageOfAllInstancesEachIncidentIsThere() {
        proxy.away(true);
        var incidents = new HashSet<String>();
        for (Journal instance : instances) {
            var incident = instance.successor("t", answer(instance.latest("t")));
            assertTrue(answer(instance.open(incident, opened("t"), List.of(alerted(1)))));
            assertEquals(Set.of(claimed(1).id()), answer(instance.append(incident, List.of(claimed(1)))));
            incidents.add(incident);
        }
        assertEquals(3, incidents.size());

        proxy.away(false);
        await().atMost(Duration.ofSeconds(60)).until(() -> instances.stream().allMatch(this::answersInTime));
        var patient = FirestoreJournalEmulatorTest.emulated(project);
        assertEquals(
                incidents, Set.copyOf(answer(patient.list(Optional.empty(), 10)).incidents()));
        incidents.forEach(incident ->
                assertEquals(Set.of(opened("t"), alerted(1), claimed(1)), Set.copyOf(answer(patient.read(incident)))));
        assertTrue(incidents.contains(answer(patient.latest("t")).orElseThrow()));
    }

    @Test
    void oneSlowAnswerIsNoOutage() {
        var journal = instances.get(0);
        answer(journal.open("t-1", opened("t")));
        answer(instances.get(1).append("t-1", List.of(claimed(1))));

        proxy.delaysNext(Duration.ofMillis(1_500));
        answer(journal.append("t-1", List.of(claimed(2))));

        await().atMost(Duration.ofSeconds(3))
                .until(() -> answer(journal.read("t-1")).contains(claimed(1)));
        assertFalse(journal.degraded());
        var elsewhere = answer(instances.get(2).read("t-1"));
        assertTrue(elsewhere.containsAll(List.of(claimed(1), claimed(2))), elsewhere::toString);
    }
}
