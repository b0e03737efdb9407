package dev.alertroom.scenario;

import static dev.alertroom.scenario.Patiently.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alertroom.incident.CallContext;
import dev.alertroom.incident.Event;
import dev.alertroom.incident.Journal;
import dev.alertroom.incident.Policy;
import dev.alertroom.incident.Screening;
import dev.alertroom.journal.FirestoreEmulator;
import dev.alertroom.journal.StoreProxy;
import dev.alertroom.response.CallProgress;
import dev.alertroom.response.IncidentQueries;
import dev.alertroom.simulator.Behaviour;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an incident costs at Firestore: round trips that people wait for, and documents that are paid for. */
@QuarkusTest
@TestProfile(StoreCostTest.CountedStore.class)
class StoreCostTest extends Story {

    private static final Logger LOG = Logger.getLogger(StoreCostTest.class);

    @Inject
    Journal journal;

    @Inject
    CallProgress calls;

    @Inject
    IncidentQueries incidents;

    @ConfigProperty(name = "firestore.emulator.host")
    String proxy;

    @BeforeEach
    void warmUp() {
        await("the store answers in time").until(() -> {
            answer(journal.list(Optional.empty(), 1));
            return !journal.degraded();
        });
    }

    @Test
    void aNewIncidentRingsAfterTwoRoundTrips() {
        count();
        var incident = monitor.alerts("disk full", alice).incident();
        assertCost("a first incident", 2, cost().roundsBeforeRinging());
        monitor.resolves(incident);

        count();
        var next = monitor.alerts("disk full", bob);
        assertFalse(next.degraded());
        assertCost("one after another that is closed", 2, cost().roundsBeforeRinging());
    }

    @Test
    void aCallbackTakesTwoRoundTrips() {
        var id = monitor.alerts("disk full", alice).incident();
        var incident = answer(incidents.find(id)).orElseThrow();
        var call = CallContext.of(incident, incident.attempts().get(0).key());

        count();
        answer(calls.pickedUp(call, "CA1", "+819000000000"));

        assertCost("a callback", 2, cost().rounds());
    }

    @Test
    void tenPeopleInThreeRoundsReadTwentyDocumentsACallAtMost() {
        scene.quickly();
        var people = scene.people(10, Behaviour.DECLINE);

        count();
        monitor.alerts("disk full", people);
        await("every call is over").until(() -> cost().ended() >= 30);

        assertEquals(30, Stream.of(people).mapToInt(Person::calls).sum());
        assertCost("reads of 30 calls", 20 * 30, cost().reads());
    }

    @Test
    void aStormOfAThousandAlertsReadsTenThousandDocumentsAtMost() {
        scene.quickly();
        var people = scene.people(3, Behaviour.ANSWER_AND_PRESS_1);

        count();
        var turns = new Semaphore(50);
        var answers = new ArrayList<CompletableFuture<Monitor.Answer>>();
        for (int alert = 0; alert < 1_000; alert++) {
            turns.acquireUninterruptibly();
            answers.add(monitor.alertsMeanwhile("alert number " + alert, people)
                    .whenComplete((answer, failure) -> turns.release()));
        }
        answers.forEach(CompletableFuture::join);

        assertCost("reads of 1,000 alerts", 10_000, cost().reads());
    }

    @Test
    void aPageOfAHundredIncidentsTakesThreeRoundTrips() {
        var begin = Instant.now();
        for (int team = 0; team < 100; team++) {
            var opened = new Event.Opened(
                    begin.plusMillis(team),
                    "team" + team,
                    "room",
                    "ja-JP",
                    new Policy(3, Duration.ofSeconds(20), Duration.ofSeconds(4), Screening.KEYPRESS),
                    List.of());
            assertTrue(answer(journal.open("team" + team + "-1", opened)));
        }

        count();
        assertEquals(
                100, answer(incidents.list(Optional.empty(), 100)).incidents().size());

        assertCost("a page of 100 incidents", 3, cost().rounds());
    }

    private static void assertCost(String what, int most, int cost) {
        LOG.infof("Store cost of %s: %d", what, cost);
        assertTrue(cost <= most, () -> what + ": " + cost + ", at most " + most);
    }

    private static <T> T answer(io.smallrye.mutiny.Uni<T> question) {
        return question.await().atMost(Duration.ofSeconds(60));
    }

    private void count() {
        ask("DELETE");
    }

    private StoreProxy.Cost cost() {
        var numbers = Stream.of(ask("GET").split(" ")).map(Integer::valueOf).toList();
        return new StoreProxy.Cost(numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3), numbers.get(4));
    }

    private String ask(String method) {
        var request = HttpRequest.newBuilder(URI.create("http://" + proxy + "/cost"))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            return HttpClient.newHttpClient()
                    .send(request, BodyHandlers.ofString())
                    .body();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Firestore's emulator behind a proxy that counts. */
    public static class CountedStore implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "alertroom.journal",
                    "firestore",
                    "firestore.emulator.host",
                    new StoreProxy(FirestoreEmulator.address()).address(),
                    "google.cloud.project",
                    "p" + UUID.randomUUID());
        }

        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(PassingTime.class);
        }
    }
}
