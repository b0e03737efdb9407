package dev.alertroom.journal;

import static dev.alertroom.journal.JournalContract.answer;
import static dev.alertroom.journal.Samples.claimed;
import static dev.alertroom.journal.Samples.opened;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alertroom.google.FakeServer;
import dev.alertroom.google.GoogleCloud;
import dev.alertroom.google.Identity;
import dev.alertroom.google.MetadataIdentity;
import dev.alertroom.google.MetadataServer;
import dev.alertroom.google.SetClock;
import dev.alertroom.incident.Journal;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Firestore as it is on a bad day, over HTTP. */
@QuarkusTest
class FirestoreFailuresTest {

    private static final Duration REST = Duration.ofSeconds(10);

    /** A second is promised; the machine that runs the tests may be busy. */
    private static final Duration LOOSELY = Duration.ofSeconds(5);

    private final SetClock clock = new SetClock(Samples.NIGHT);

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 401, 403, 404, 409, 429, 500, 503})
    void aRefusalOfAnyKindIsNoAnswer(int status) {
        try (var firestore = new FakeServer(new FakeServer.Answer(status, "text/html", "<h1>No</h1>"))) {
            goesOnWithoutIt(firestore.address());
        }
    }

    @Test
    void aBodyThatIsNotFirestoresIsNoAnswer() {
        try (var firestore = new FakeServer(new FakeServer.Answer(200, "text/html", "<h1>Sign in</h1>"))) {
            goesOnWithoutIt(firestore.address());
        }
    }

    @Test
    void aDatabaseOfTheWrongKindIsNotAnIncidentThatExists() {
        var wrongKind = "{\"error\":{\"code\":400,\"message\":\"Datastore Mode\",\"status\":\"FAILED_PRECONDITION\"}}";
        try (var firestore = new FakeServer(new FakeServer.Answer(400, "application/json", wrongKind))) {
            goesOnWithoutIt(firestore.address());
        }
    }

    @Test
    void aServerThatNeverAnswersCostsASecond() {
        try (var firestore = new FakeServer()) {
            goesOnWithoutIt(firestore.address());
        }
    }

    @Test
    void aServerThatIsNotThereCostsLittle() {
        var gone = new FakeServer();
        gone.close();

        goesOnWithoutIt(gone.address());
    }

    @Test
    void aMetadataServerThatNeverAnswersCostsASecondToo() {
        try (var metadata = new FakeServer()) {
            var identity = new MetadataIdentity(
                    GoogleCloud.client(MetadataServer.class, metadata.address(), Journals.PATIENCE),
                    Optional.empty(),
                    clock,
                    Journals.PATIENCE);

            goesOnWithoutIt(journal(metadata.address(), identity));
        }
    }

    @Test
    void aRejectedTokenIsNotUsedAgain() {
        var json = "application/json";
        try (var metadata = new FakeServer(
                        new FakeServer.Answer(200, json, "{\"access_token\":\"old\",\"expires_in\":3600}"));
                var firestore = new FakeServer(new FakeServer.Answer(401, json, "{}"))) {
            var journal = journal(
                    firestore.address(),
                    new MetadataIdentity(
                            GoogleCloud.client(MetadataServer.class, metadata.address(), Journals.PATIENCE),
                            Optional.of("p"),
                            clock,
                            Journals.PATIENCE));
            answer(journal.latest("t"));

            metadata.answers(new FakeServer.Answer(200, json, "{\"access_token\":\"new\",\"expires_in\":3600}"));
            firestore.answers(new FakeServer.Answer(
                    200, json, "{\"name\":\"x/t\",\"fields\":{\"latest\":{\"stringValue\":\"t-4\"}}}"));
            clock.advance(REST);

            assertEquals(Optional.of("t-4"), answer(journal.latest("t")));
            assertFalse(journal.degraded());
            assertEquals(
                    List.of("Bearer old", "Bearer new"),
                    firestore.requests().stream()
                            .map(request -> request.replaceAll(".*(Bearer .*)", "$1"))
                            .toList());
        }
    }

    private void goesOnWithoutIt(URI address) {
        goesOnWithoutIt(journal(address, Identity.emulator("p")));
    }

    private void goesOnWithoutIt(Journal journal) {
        assertTimeout(LOOSELY, () -> assertEquals(Optional.empty(), answer(journal.latest("t"))));
        assertTrue(journal.degraded());
        clock.advance(REST);
        assertTimeout(LOOSELY, () -> assertTrue(answer(journal.open("t-77", opened("t")))));
        clock.advance(REST);
        assertTimeout(
                LOOSELY,
                () -> assertEquals(Set.of("call.1.r1.1"), answer(journal.append("t-77", List.of(claimed(1))))));
        clock.advance(REST);
        assertTimeout(
                LOOSELY, () -> assertEquals(Set.of(opened("t"), claimed(1)), Set.copyOf(answer(journal.read("t-77")))));
        clock.advance(REST);
        assertTimeout(
                LOOSELY,
                () -> assertEquals(
                        List.of("t-77"),
                        answer(journal.list(Optional.empty(), 5)).incidents()));
        assertTrue(journal.degraded());
    }

    private Journal journal(URI address, Identity identity) {
        return new FallbackJournal(
                firestore(address, identity),
                77,
                Journals.PATIENCE,
                Journals.LONG_PATIENCE,
                new Breaker(clock, REST),
                clock);
    }

    private static FirestoreJournal firestore(URI address, Identity identity) {
        var api = GoogleCloud.client(FirestoreApi.class, address, Journals.PATIENCE);
        return new FirestoreJournal(api, identity, Duration.ofDays(90), Clock.systemUTC());
    }
}
