package dev.alertroom.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.alertroom.Guarded;
import dev.alertroom.OpenIncidents;
import dev.alertroom.simulator.Simulator;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever a request says and however it fails, its token, its numbers and its words are in no line. */
@QuarkusTest
@TestProfile(Guarded.class)
class QuietLogsTest {

    private static final String WORDS = "verysecretwords";
    private static final String NUMBER = "9033339999";
    private static final String WRONG = "a-wrong-token-of-24-chars";

    @TestHTTPResource
    String service;

    @Inject
    Simulator simulator;

    @AfterEach
    void hangUpAll() {
        OpenIncidents.close();
        simulator.reset();
    }

    @Test
    void noLineTellsATokenANumberOrTheWordsOfAnAlert() throws Exception {
        var lines = new Lines();
        Logger.getLogger("").addHandler(lines);
        try {
            for (String token : List.of(Guarded.TOKEN, WRONG)) {
                var query = "?token=" + token + "&message=" + WORDS + "&tels=%2B81" + NUMBER + "&lang=ja-JP";
                send("alert" + query, null);
                send("alert" + query, "{\"message\":\"" + WORDS + "\",");
                send("alert/grafana" + query, "{\"" + WORDS + "\":" + WORDS + "}");
                send("alert/grafana" + query, WORDS + " +81" + NUMBER);
                send("alert/nothing" + query, WORDS);
                send("alert/email" + query, WORDS);
                send("incidents/" + WORDS + query, null);
                send("voice/answer" + query, WORDS);
                send("join_conference" + query, null);
                send(
                        "v2/enqueue" + query,
                        "{\"routing_key\":\"" + token + "\",\"payload\":{\"summary\":\"" + WORDS + "\"}}");
            }
        } finally {
            Logger.getLogger("").removeHandler(lines);
        }

        assertFalse(lines.all.isEmpty());
        for (String secret : List.of(Guarded.TOKEN, WRONG, NUMBER, WORDS)) {
            assertEquals(
                    List.of(),
                    lines.all.stream().filter(line -> line.contains(secret)).toList(),
                    secret);
        }
    }

    private void send(String path, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(service + path)).header("Content-Type", "application/json");
        var sent = body == null ? request.GET() : request.POST(BodyPublishers.ofString(body));
        HttpClient.newHttpClient().send(sent.build(), BodyHandlers.ofString());
    }

    /** What the service logs itself, before any formatter. */
    private static final class Lines extends Handler {

        private final Queue<String> all = new ConcurrentLinkedQueue<>();

        @Override
        public void publish(LogRecord line) {
            if (line.getLevel().intValue() >= Level.INFO.intValue()
                    && !line.getLoggerName().contains("simulator")) {
                all.add(ExtLogRecord.wrap(line).getFormattedMessage() + " " + causes(line.getThrown()));
            }
        }

        private static String causes(Throwable failure) {
            return failure == null ? "" : failure + " " + causes(failure.getCause());
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
