package dev.alertroom.edge;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alertroom.PackagedService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * A stranger sends whatever there is to every address: each request is answered, none with an error of ours, and nothing stays
 * open. The number of requests and the seed can be set: {@code -Dfuzz.requests=100000 -Dfuzz.seed=7}.
 */
class FuzzIT {

    private static final int REQUESTS = Integer.getInteger("fuzz.requests", 3_000);
    private static final long SEED = Long.getLong("fuzz.seed", 1);
    private static final int AT_ONCE = 8;

    /** Connections that are just being closed. */
    private static final int FEW = 20;

    @Test
    void everyRequestIsAnsweredAndNoneWithAnErrorOfOurs() throws Exception {
        var settings = new HashMap<>(PackagedService.REQUIRED);
        settings.put("ALERTROOM_LOG", "text");
        try (var service = PackagedService.start(settings)) {
            var faults = new ConcurrentLinkedQueue<String>();
            send(service, REQUESTS / 10, SEED - 1, faults);
            long open = openFiles(service);

            send(service, REQUESTS, SEED, faults);

            assertEquals(List.of(), faults.stream().limit(10).toList());
            assertEquals(
                    List.of(),
                    service.output()
                            .lines()
                            .filter(line -> line.contains("ERROR"))
                            .limit(10)
                            .toList());
            await().untilAsserted(() ->
                    assertTrue(openFiles(service) < open + FEW, () -> open + " files, then " + openFiles(service)));
        }
    }

    private static void send(PackagedService service, int requests, long seed, Queue<String> faults) throws Exception {
        var threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            var all = new ArrayList<Future<?>>();
            for (int i = 0; i < requests; i++) {
                var request = new FuzzedRequest(new Random(seed * 1_000_003 + i));
                all.add(threads.submit(() -> send(service, request, faults)));
            }
            for (var one : all) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static void send(PackagedService service, FuzzedRequest request, Queue<String> faults) {
        try (var connection = new RawConnection(service.url())) {
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

    private static long openFiles(PackagedService service) {
        try (var files = Files.list(Path.of("/proc", Long.toString(service.pid()), "fd"))) {
            return files.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
