package dev.alertroom.journal;

import static dev.alertroom.journal.Samples.alerted;
import static dev.alertroom.journal.Samples.claimed;
import static dev.alertroom.journal.Samples.opened;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alertroom.google.FakeServer;
import dev.alertroom.google.GoogleCloud;
import dev.alertroom.google.Identity;
import dev.alertroom.incident.Event;
import dev.alertroom.incident.Journal;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FirestoreJournalEmulatorTest extends JournalContract {

    /** A hundred writers of one document keep each other waiting. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    @Override
    List<Journal> instances() {
        String project = "p" + UUID.randomUUID();
        return List.of(emulated(project), emulated(project));
    }

    static Journal emulated(String project) {
        var api = api(URI.create("http://" + FirestoreEmulator.address()));
        return new FirestoreJournal(api, Identity.emulator(project), Duration.ofDays(90), Clock.systemUTC());
    }

    private static FirestoreApi api(URI address) {
        return GoogleCloud.client(FirestoreApi.class, address, PATIENCE);
    }

    @Test
    void everyDocumentExpires() {
        String project = "p" + UUID.randomUUID();
        var journal = emulated(project);
        answer(journal.open("t-1", opened("t")));
        answer(journal.append("t-1", List.of(alerted(1))));

        var api = api(URI.create("http://" + FirestoreEmulator.address()));
        var days90 = opened("t").at().plus(Duration.ofDays(90));
        assertEquals(days90, answer(api.team("Bearer owner", project, "t")).time("expire_at"));
        assertEquals(
                List.of(days90.plusSeconds(1), days90),
                answer(api.queryIncident("Bearer owner", project, "t-1", all("events"))).stream()
                        .map(found -> found.document().time("expire_at"))
                        .toList());
        assertEquals(
                List.of(days90),
                answer(api.query("Bearer owner", project, all("incidents"))).stream()
                        .map(found -> found.document().time("expire_at"))
                        .toList());
    }

    private static FirestoreApi.Query all(String collection) {
        return new FirestoreApi.Query(new FirestoreApi.StructuredQuery(
                List.of(new FirestoreApi.Collection(collection)), null, null, null, null, 10));
    }

    @Test
    void anEnvironmentVariablePicksFirestore() {
        var project = "p" + UUID.randomUUID();
        // What is slow the first time is done with a patient journal: the other waits for a second only.
        answer(emulated(project).open("warm-1", Samples.opened("warm")));
        var journal = JournalsTest.journals(Map.of(
                        "ALERTROOM_JOURNAL",
                        "firestore",
                        "FIRESTORE_EMULATOR_HOST",
                        FirestoreEmulator.address(),
                        "GOOGLE_CLOUD_PROJECT",
                        project))
                .journal();

        assertInstanceOf(FallbackJournal.class, journal);
        var incident = journal.successor("t", Optional.empty());
        answer(journal.open(incident, Samples.opened("t")));
        assertFalse(journal.degraded());
        assertEquals(Optional.of(incident), answer(emulated(project).latest("t")));
    }

    @Test
    void anIdThatNoIncidentCanHaveIsNotAskedFor() {
        try (var server = new FakeServer()) {
            var journal = new FirestoreJournal(
                    api(server.address()), Identity.emulator("p"), Duration.ofDays(90), Clock.systemUTC());

            for (String id : List.of("", "..", "a/b-1", "t-1:runQuery", "__t__", "t-1?x", "x".repeat(300) + "-1")) {
                assertEquals(List.of(), answer(journal.read(id)), id);
            }
            assertEquals(List.of(), server.requests());
        }
    }

    @Test
    void whatOtherInstancesWroteLaterIsFoundAmongWhatIsKnown() {
        String project = "p" + UUID.randomUUID();
        var here = emulated(project);
        var there = emulated(project);
        answer(here.open("t-1", Samples.opened("t"), List.of(alerted(1))));
        assertEquals(Set.of(Samples.opened("t"), alerted(1)), Set.copyOf(answer(there.read("t-1"))));

        answer(here.append("t-1", List.of(claimed(1))));
        assertTrue(answer(there.read("t-1")).contains(claimed(1)));
        answer(there.append("t-1", List.of(claimed(2))));
        assertEquals(
                Set.of(Samples.opened("t"), alerted(1), claimed(1), claimed(2)), Set.copyOf(answer(here.read("t-1"))));
    }

    @Test
    void whatAnIncidentBeginsWithIsCreatedWithItOrNotAtAll() {
        String project = "p" + UUID.randomUUID();
        var here = emulated(project);
        var there = emulated(project);
        assertTrue(answer(here.open("t-1", Samples.opened("t"), List.of(alerted(1), claimed(1)))));
        assertFalse(answer(there.open("t-1", Samples.opened("t"), List.of(alerted(2), claimed(2)))));

        assertEquals(Set.of(Samples.opened("t"), alerted(1), claimed(1)), Set.copyOf(answer(there.read("t-1"))));
    }

    @Test
    void anEventInDoubtFailsTheAppendWhichTellsWhatSomebodyElseHas() {
        var failure = failureOf("[{},{\"code\":6},{\"code\":14,\"message\":\"try later\"}]");

        assertEquals(Set.of("call.1.r1.2"), failure.existing());
        assertEquals("try later", failure.getMessage());
    }

    @Test
    void anEventThatIsTooLargeForADocumentIsRefusedAloneAndTheRestIsCreated() {
        String project = "p" + UUID.randomUUID();
        var journal = emulated(project);
        var large = new Event.Alerted(Samples.NIGHT, "large", 0, "x".repeat(1_100_000), "en-US");

        var append = journal.append("t-1", List.of(claimed(1), large, claimed(2)));

        var failure = assertThrows(RefusedException.class, () -> answer(append));
        assertEquals(Set.of(large.id()), failure.refused());
        assertEquals(Set.of("call.1.r1.1", "call.1.r1.2"), failure.created());
        assertEquals(Set.of(claimed(1), claimed(2)), Set.copyOf(answer(journal.read("t-1"))));
    }

    @Test
    void anEventThatIsRefusedWithinABatchIsToldApartFromTheOthers() {
        var failure = failureOf(RefusedException.class, "[{},{\"code\":6},{\"code\":3,\"message\":\"no\"}]");

        assertEquals(Set.of("call.1.r1.1"), failure.created());
        assertEquals(Set.of("call.1.r1.3"), failure.refused());
    }

    @Test
    void anEventInDoubtBesideARefusedOneStaysInDoubt() {
        assertEquals(
                Set.of(),
                failureOf("[{\"code\":3},{\"code\":14,\"message\":\"try later\"},{}]")
                        .existing());
    }

    @Test
    void anAnswerThatIsTooShortFailsTheAppend() {
        assertEquals(Set.of(), failureOf("[{},{}]").existing());
    }

    @Test
    void aWriteThatLosesAgainAndAgainFailsTheAppend() {
        assertEquals("Too much contention", failureOf("[{\"code\":10},{},{}]").getMessage());
    }

    private static AppendException failureOf(String statuses) {
        return failureOf(AppendException.class, statuses);
    }

    private static <T extends Exception> T failureOf(Class<T> kind, String statuses) {
        var answer = new FakeServer.Answer(200, "application/json", "{\"status\":" + statuses + "}");
        try (var server = new FakeServer(answer)) {
            var journal = new FirestoreJournal(
                    api(server.address()), Identity.emulator("p"), Duration.ofDays(90), Clock.systemUTC());
            var append = journal.append("t-1", List.of(claimed(1), claimed(2), claimed(3)));
            return assertThrows(kind, () -> answer(append));
        }
    }
}
