package dev.alertroom.edge;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.alertroom.Guarded;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/**
 * A stranger sends whatever there is to every address: each request is answered, none with an error of ours. The number of
 * requests and the seed can be set: {@code -Dfuzz.requests=100000 -Dfuzz.seed=7}.
 */
@QuarkusTest
@TestProfile(Guarded.class)
class FuzzLoadTest {

    private static final int REQUESTS = Integer.getInteger("fuzz.requests", 3_000);
    private static final long SEED = Long.getLong("fuzz.seed", 1);
    private static final int AT_ONCE = 8;

    /** Connections of the service to others, and what the JVM opens by itself. */
    private static final int FEW = 40;

    @TestHTTPResource
    String service;

    @Test
    void everyRequestIsAnsweredAndNoneWithAnErrorOfOurs() throws Exception {
        var faults = new ConcurrentLinkedQueue<String>();
        var errors = new ErrorLines();
        Logger.getLogger("").addHandler(errors);
        try {
            send(REQUESTS / 10, SEED - 1, faults);
            long open = openFiles();

            send(REQUESTS, SEED, faults);

            assertEquals(List.of(), faults.stream().limit(10).toList());
            assertEquals(List.of(), errors.lines.stream().limit(10).toList());
            await().untilAsserted(
                            () -> assertTrue(openFiles() < open + FEW, () -> open + " files, then " + openFiles()));
        } finally {
            Logger.getLogger("").removeHandler(errors);
        }
    }

    private void send(int requests, long seed, Queue<String> faults) throws Exception {
        var threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            var all = new ArrayList<Future<?>>();
            for (int i = 0; i < requests; i++) {
                var request = new FuzzedRequest(new Random(seed * 1_000_003 + i));
                all.add(threads.submit(() -> send(request, faults)));
            }
            for (var one : all) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private void send(FuzzedRequest request, Queue<String> faults) {
        try (var connection = new RawConnection(service)) {
            connection.send(request.bytes());
            if (request.isBrokenOff()) {
                return;
            }
            var answer = connection.answer(request.hasAnswerBody());
            if (answer.isEmpty()) {
                faults.add("no answer to " + request);
            } else if (answer.get().status() >= 500
                    || answer.get().status() >= 400
                            && request.hasAnswerBody()
                            && !answer.get().isJson()) {
                faults.add(answer.get() + " to " + request);
            }
        } catch (IOException e) {
            faults.add(e + " at " + request);
        }
    }

    private static long openFiles() {
        return ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getOpenFileDescriptorCount();
    }

    private static final class ErrorLines extends Handler {

        private final Queue<String> lines = new ConcurrentLinkedQueue<>();

        @Override
        public void publish(LogRecord line) {
            if (line.getLevel().intValue() >= Level.SEVERE.intValue()) {
                lines.add(line.getLoggerName() + ": " + line.getMessage() + " " + line.getThrown());
            }
        }

        @Override
        public void flush() {
            // Nothing is held back.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
