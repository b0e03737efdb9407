package dev.alertroom.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Without the journal's store phones ring, and people meet; that it is away is said. */
@QuarkusTest
@TestProfile(JournalAwayTest.HangingStore.class)
class JournalAwayTest extends Story {

    @Test
    void twoAnswerAndMeetAndTheMonitorIsToldThatTheJournalIsAway() {
        var answer = monitor.alerts("disk full", alice, bob);

        assertEquals(202, answer.status());
        assertTrue(answer.degraded());
        alice.answers().hears("disk full").presses(1).isInRoom("AlertRoom");
        bob.answers().presses(1).isInRoom("AlertRoom");
        alice.meetsOthers();
    }

    @Test
    void whoIsBusyIsCalledAgain() {
        assertTrue(monitor.alerts("disk full", alice).degraded());

        alice.declines().isCalledTimes(2).answers().presses(1).isInRoom("AlertRoom");
    }

    @Test
    void aRepeatCallsNobody() {
        monitor.alerts("disk full", alice);

        assertEquals(200, monitor.alerts("disk full", alice).status());

        alice.isCalledNoMoreThan(1);
    }

    /** A store that takes every connection and never answers. */
    public static class HangingStore implements QuarkusTestProfile {
        /** Nobody accepts: the kernel takes the connections, and they wait in its queue as long as this is reachable. */
        private static final ServerSocket STORE = listening();

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "alertroom.journal", "firestore", "firestore.emulator.host", "127.0.0.1:" + STORE.getLocalPort());
        }

        private static ServerSocket listening() {
            try {
                return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
