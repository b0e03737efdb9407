package dev.alertroom.scenario;

import static dev.alertroom.scenario.Patiently.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alertroom.incident.CallContext;
import dev.alertroom.incident.Event;
import dev.alertroom.incident.Policy;
import dev.alertroom.incident.Screening;
import dev.alertroom.journal.CountedJournal;
import dev.alertroom.response.CallProgress;
import dev.alertroom.response.IncidentQueries;
import dev.alertroom.simulator.Behaviour;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an incident costs at Firestore: round trips that people wait for, and documents that are paid for. */
@QuarkusTest
@TestProfile(StoreCostEmulatorTest.CountedStore.class)
class StoreCostEmulatorTest extends Story {

    private static final Logger LOG = Logger.getLogger(StoreCostEmulatorTest.class);

    /** Long enough for a busy machine to have all requests of one round under way at once. */
    private static final Duration LATENCY = Duration.ofMillis(300);

    @Inject
    CountedJournal journal;

    @Inject
    CallProgress calls;

    @Inject
    IncidentQueries incidents;

    @BeforeEach
    void slowDown() {
        journal.latency(LATENCY);
    }

    @Test
    void aNewIncidentRingsAfterTwoRoundTrips() {
        journal.count();
        monitor.alerts("disk full", alice);

        assertCost("round trips before a new incident rings", 2, journal.roundsBeforeRinging());
    }

    @Test
    void anIncidentAfterOneThatIsClosedRingsAfterTwoRoundTrips() {
        var closed = journal.successor("default", answer(journal.latest("default")));
        assertTrue(answer(journal.open(closed, opened("default", Instant.now()))));
        answer(journal.append(closed, List.of(new Event.Resolved(Instant.now()))));

        journal.count();
        monitor.alerts("disk full", alice);

        assertCost("round trips before the next incident rings", 2, journal.roundsBeforeRinging());
    }

    @Test
    void aCallbackTakesTwoRoundTrips() {
        var id = monitor.alerts("disk full", alice).incident();
        var incident = answer(incidents.find(id)).orElseThrow();
        var call = CallContext.of(incident, incident.attempts().get(0).key(), Instant.now());

        journal.count();
        answer(calls.pickedUp(call, "CA1", "+819000000000"));

        assertCost("a callback", 2, journal.rounds());
    }

    @Test
    void tenPeopleInThreeRoundsReadTwentyDocumentsACallAtMost() {
        journal.latency(Duration.ZERO);
        scene.quickly();
        var people = scene.people(10, Behaviour.DECLINE);

        journal.count();
        monitor.alerts("disk full", people);
        await("every call is over").until(() -> journal.ended() >= 30);

        assertEquals(30, Stream.of(people).mapToInt(Person::calls).sum());
        assertCost("reads of 30 calls", 20 * 30, journal.reads());
    }

    @Test
    void aStormOfAThousandAlertsReadsTenThousandDocumentsAtMost() {
        journal.latency(Duration.ZERO);
        scene.quickly();
        var people = scene.people(3, Behaviour.ANSWER_AND_PRESS_1);

        journal.count();
        var turns = new Semaphore(50);
        var answers = new ArrayList<CompletableFuture<Monitor.Answer>>();
        for (int alert = 0; alert < 1_000; alert++) {
            turns.acquireUninterruptibly();
            answers.add(monitor.alertsMeanwhile("alert number " + alert, people)
                    .whenComplete((answer, failure) -> turns.release()));
        }
        answers.forEach(CompletableFuture::join);

        assertCost("reads of 1,000 alerts", 10_000, journal.reads());
    }

    @Test
    void aPageOfAHundredIncidentsTakesThreeRoundTrips() {
        journal.latency(Duration.ZERO);
        var begin = Instant.now();
        for (int team = 0; team < 100; team++) {
            var opened = opened("team" + team, begin.plusMillis(team));
            assertTrue(answer(journal.open("team" + team + "-1", opened)));
        }

        journal.count();
        assertEquals(
                100, answer(incidents.list(Optional.empty(), 100)).incidents().size());

        assertCost("a page of 100 incidents", 3, journal.rounds());
    }

    private static Event.Opened opened(String team, Instant at) {
        var policy = new Policy(3, Duration.ofSeconds(20), Duration.ofSeconds(4), Screening.KEYPRESS);
        return new Event.Opened(at, team, "room", "ja-JP", policy, List.of());
    }

    private static void assertCost(String what, int most, int cost) {
        LOG.infof("Store cost of %s: %d", what, cost);
        assertTrue(cost <= most, () -> what + ": " + cost + ", at most " + most);
    }

    private static <T> T answer(Uni<T> question) {
        return question.await().atMost(Duration.ofSeconds(60));
    }

    /** With the journal of production. */
    public static class CountedStore implements QuarkusTestProfile {

        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(PassingTime.class, CountedJournal.class);
        }
    }
}
