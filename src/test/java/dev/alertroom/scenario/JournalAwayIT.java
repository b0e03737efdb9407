package dev.alertroom.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Without the journal's store phones ring, and people meet; that it is away is said. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JournalAwayIT {

    @RegisterExtension
    final Instances instances = new Instances();

    /** Takes every connection and never answers: nobody accepts, and the kernel keeps them in its queue. */
    private ServerSocket store;

    private Monitor monitor;

    @BeforeAll
    void start() throws IOException {
        store = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        instances.start(
                1,
                Map.of(
                        "ALERTROOM_JOURNAL",
                        "firestore",
                        "ALERTROOM_CALL_RING_SECONDS",
                        "100",
                        "FIRESTORE_EMULATOR_HOST",
                        "127.0.0.1:" + store.getLocalPort()));
        instances.simulator().speed(Scene.BY_HAND);
        monitor = instances.monitor(0);
    }

    @AfterEach
    void nothingBurns() {
        monitor.resolvesAll();
    }

    @AfterAll
    void end() throws IOException {
        store.close();
    }

    @Test
    void twoAnswerAndMeetAndTheMonitorIsToldThatTheJournalIsAway() {
        var alice = instances.person(1);
        var bob = instances.person(2);

        var answer = monitor.alerts("disk full", alice, bob);

        assertEquals(202, answer.status());
        assertTrue(answer.degraded());
        alice.answers().hears("disk full").presses(1).isInRoom("AlertRoom");
        bob.answers().presses(1).isInRoom("AlertRoom");
        alice.meetsOthers();
    }

    @Test
    void whoIsBusyIsCalledAgain() {
        var alice = instances.person(3);

        assertTrue(monitor.alerts("disk full", alice).degraded());

        alice.declines().isCalledTimes(2).answers().presses(1).isInRoom("AlertRoom");
    }

    @Test
    void aRepeatCallsNobody() {
        var alice = instances.person(4);
        monitor.alerts("disk full", alice);

        assertEquals(200, monitor.alerts("disk full", alice).status());

        alice.isCalledNoMoreThan(1);
    }
}
