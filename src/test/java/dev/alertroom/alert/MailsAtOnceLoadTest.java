package dev.alertroom.alert;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alertroom.OpenIncidents;
import dev.alertroom.simulator.Simulator;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Mails take long to read; nobody else waits for it. */
@QuarkusTest
class MailsAtOnceLoadTest {

    private static final int MAILS = 8;
    private static final Duration SOON = Duration.ofSeconds(1);

    private final HttpClient http = HttpClient.newHttpClient();

    @Inject
    Simulator simulator;

    @TestHTTPResource
    String service;

    @AfterEach
    void hangUpAll() {
        OpenIncidents.close();
        simulator.reset();
    }

    @Test
    void whileLargeMailsAreReadAnAlertRingsAndTheServiceIsAlive() throws Exception {
        alert("warm up");
        live();
        var mails = IntStream.range(0, MAILS).mapToObj(one -> mail()).toList();

        for (int i = 0; i < 5; i++) {
            assertSoon(timed(this::live));
            assertSoon(timed(() -> alert("disk full")));
        }
        for (var mail : mails) {
            int status = mail.get().statusCode();
            assertTrue(List.of(200, 202, 400, 503).contains(status), () -> "a mail got " + status);
        }
    }

    private record Timed(int status, Duration took) {}

    private interface Request {
        HttpResponse<String> send() throws Exception;
    }

    private static Timed timed(Request request) throws Exception {
        long begun = System.nanoTime();
        int status = request.send().statusCode();
        return new Timed(status, Duration.ofNanos(System.nanoTime() - begun));
    }

    private static void assertSoon(Timed answer) {
        assertTrue(List.of(200, 202).contains(answer.status()), answer::toString);
        assertTrue(answer.took().compareTo(SOON) < 0, answer::toString);
    }

    private HttpResponse<String> live() throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(service + "q/health/live")).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> alert(String message) throws Exception {
        var body = "{\"tels\":\"+819012345001\",\"message\":\"" + message + "\"}";
        var request = HttpRequest.newBuilder(URI.create(service + "alert"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    /** A part of a form with as many headers as fit, and one with a long page. */
    private CompletableFuture<HttpResponse<String>> mail() {
        var body = "--b\r\nContent-Disposition: form-data; name=\"subject\"\r\n\r\ndisk full\r\n"
                + "--b\r\nContent-Disposition: form-data; name=\"text\"\r\n"
                + "Content-Type: text/plain; charset=x\r\n".repeat(10_000)
                + "\r\n\r\n--b\r\nContent-Disposition: form-data; name=\"html\"\r\n\r\n"
                + "<a href='&amp;'>İ<!-- </a>".repeat(20_000)
                + "\r\n--b--\r\n";
        var request = HttpRequest.newBuilder(URI.create(service + "alert/email?tels=%2B819012345002"))
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofString(body))
                .build();
        return http.sendAsync(request, BodyHandlers.ofString());
    }
}
