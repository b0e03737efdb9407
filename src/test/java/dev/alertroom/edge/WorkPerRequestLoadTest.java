package dev.alertroom.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.alertroom.OpenIncidents;
import dev.alertroom.simulator.Simulator;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.LongStream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Hunts for the request that costs the event loop most: each shape is sent in two lengths to each address, and the work, counted
 * in CPU time of the event loops, may grow as the length does and no faster.
 */
@QuarkusTest
class WorkPerRequestLoadTest {

    private static final Logger LOG = Logger.getLogger(WorkPerRequestLoadTest.class);

    private static final int LONG = 60_000;
    private static final int SHORT = LONG / 8;

    /** Interpreted code on a slow machine; a native binary takes a tenth. A square of the length is far beyond it. */
    private static final Duration MAX = Duration.ofMillis(400);

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";

    @TestHTTPResource
    String service;

    @Inject
    Simulator simulator;

    @AfterEach
    void hangUpAll() {
        OpenIncidents.close();
        simulator.reset();
    }

    private record Shape(String path, String type, IntFunction<String> body) {}

    private static Map<String, Shape> shapes() {
        var shapes = new LinkedHashMap<String, Shape>();
        repeated("a=1&")
                .forEach((name, body) -> shapes.put("/voice/answer " + name, new Shape("/voice/answer", FORM, body)));
        for (String unit : List.of("a=1&", "tels=1&", "tels=,&", "token=a&", "message=%25&", "a", "%41", "+", ";")) {
            repeated(unit).forEach((name, body) -> shapes.put("/alert " + name, new Shape("/alert", FORM, body)));
        }
        shapes.put("/alert tels=1,1,1", new Shape("/alert", FORM, n -> "tels=" + "%2B8190,".repeat(n / 8)));
        for (String unit :
                List.of("[", "{\"a\":", "1", "\"a\",", "[],", "{},", "/", "İ", "\\u0000", " ", "9", "a.b:")) {
            for (String path : List.of(
                    "/alert",
                    "/alert/alertmanager",
                    "/alert/grafana",
                    "/alert/datadog",
                    "/alert/sentry",
                    "/alert/json",
                    "/alert/aws-sns",
                    "/alert/pubsub",
                    "/v2/enqueue",
                    "/alert/zabbix")) {
                repeated(unit).forEach((name, body) -> shapes.put(path + " " + name, new Shape(path, JSON, body)));
                shapes.put(
                        path + " list of " + unit,
                        new Shape(path, JSON, n -> "[" + unit.repeat(n / bytes(unit)) + "{}]"));
                shapes.put(
                        path + " alerts of " + unit,
                        new Shape(path, JSON, n -> "{\"alerts\":[" + unit.repeat(n / bytes(unit)) + "{}]}"));
                shapes.put(
                        path + " text of " + unit,
                        new Shape(
                                path,
                                JSON,
                                n -> "{\"message\":\"" + unit.replace("\"", "'").repeat(n / bytes(unit)) + "\"}"));
            }
        }
        return shapes;
    }

    private static Map<String, IntFunction<String>> repeated(String unit) {
        return Map.of(unit + " again and again", n -> unit.repeat(n / bytes(unit)));
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    @Test
    void noRequestCostsMoreThanItsLength() throws IOException {
        var shapes = shapes();
        for (var shape : shapes.values()) {
            send(shape, SHORT);
        }
        OpenIncidents.close();
        var faults = new ArrayList<String>();
        var worst = new LinkedHashMap<String, Duration>();
        for (var shape : shapes.entrySet()) {
            var work = work(shape.getValue(), LONG);
            OpenIncidents.close();
            worst.merge(shape.getValue().path(), work, (one, other) -> one.compareTo(other) > 0 ? one : other);
            if (work.compareTo(MAX) > 0) {
                faults.add(shape.getKey() + ": " + work.toMillis() + " ms, and "
                        + work(shape.getValue(), SHORT).toMillis() + " ms for an eighth of it");
            }
        }
        LOG.infof("The most that a request cost: %s", worst);
        assertEquals(List.of(), faults);
    }

    /** The least of three: whatever else the event loops do is no work of this request. */
    private Duration work(Shape shape, int length) throws IOException {
        var least = Duration.ofDays(1);
        for (int i = 0; i < 3 && least.compareTo(MAX.dividedBy(4)) > 0; i++) {
            long before = cpuOfEventLoops();
            send(shape, length);
            var work = Duration.ofNanos(cpuOfEventLoops() - before);
            least = work.compareTo(least) < 0 ? work : least;
        }
        return least;
    }

    private void send(Shape shape, int length) throws IOException {
        var body = shape.body().apply(length).getBytes(StandardCharsets.UTF_8);
        try (var connection = new RawConnection(service)) {
            connection
                    .send("POST " + shape.path()
                            + "?tels=%2B819012349999 HTTP/1.1\r\nHost: a\r\nX-Twilio-Signature: a\r\nContent-Type: "
                            + shape.type()
                            + "\r\nContent-Length: " + body.length + "\r\n\r\n")
                    .send(body)
                    .answer()
                    .orElseThrow();
        }
    }

    private static long cpuOfEventLoops() {
        var threads = ManagementFactory.getThreadMXBean();
        return LongStream.of(threads.getAllThreadIds())
                .filter(id -> {
                    var thread = threads.getThreadInfo(id);
                    return thread != null && thread.getThreadName().startsWith("vert.x-eventloop-thread");
                })
                .map(threads::getThreadCpuTime)
                .filter(time -> time > 0)
                .sum();
    }
}
