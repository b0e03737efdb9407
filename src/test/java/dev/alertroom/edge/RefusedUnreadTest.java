package dev.alertroom.edge;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alertroom.OpenIncidents;
import dev.alertroom.edge.RawConnection.Answer;
import dev.alertroom.simulator.Simulator;
import dev.alertroom.twilio.TwilioSignature;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be refused is refused before it is read, and whatever comes is answered. */
@QuarkusTest
class RefusedUnreadTest {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String MULTIPART = "multipart/form-data; boundary=b";
    private static final String NUMBERS = "&tels=%2B819012340001&lang=ja-JP";

    @TestHTTPResource
    String service;

    @ConfigProperty(name = "twilio.auth-token")
    String authToken;

    @Inject
    Simulator simulator;

    @AfterEach
    void hangUpAll() {
        OpenIncidents.close();
        simulator.reset();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/voice/answer",
                "/voice/key",
                "/voice/status",
                "/voice/room",
                "/voice/incoming",
                "/voice/announce",
                "/voice/nothing",
                "/join_conference"
            })
    void aStrangersUploadIsRefusedBeforeItsFirstByte(String path) throws IOException {
        try (var connection = connection()) {
            var answer = connection
                    .send(head("POST " + path, "Content-Type: " + MULTIPART, "Content-Length: 60000"))
                    .answer()
                    .orElseThrow();

            assertProblem(403, answer);
        }
    }

    @ParameterizedTest
    @CsvSource({
        MULTIPART + ", 100, 415",
        "'', 100, 415",
        "text/plain, 100, 415",
        FORM + ", 65537, 413",
        FORM + "; charset=UTF-8, 99999999999, 413"
    })
    void whatTwilioNeverSendsIsRefusedByItsHead(String type, String length, int status) throws IOException {
        try (var connection = connection()) {
            var answer = connection
                    .send(head("POST /voice/answer", SIGNED, "Content-Type: " + type, "Content-Length: " + length))
                    .answer()
                    .orElseThrow();

            assertProblem(status, answer);
        }
    }

    private static final String SIGNED = "X-Twilio-Signature: c2lnbmVk";

    @Test
    void aBodyWithoutALengthIsReadNoFurtherThanItMayBeLong() throws IOException {
        try (var connection = connection()) {
            connection.send(head("POST /voice/answer", SIGNED, "Content-Type: " + FORM, "Transfer-Encoding: chunked"));
            for (int i = 0; i < 9; i++) {
                connection.send("2000\r\n" + "a".repeat(0x2000) + "\r\n");
            }

            assertProblem(413, connection.answer().orElseThrow());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%zz", "%", "CallSid=CA1&b=%a", "%u1234=1"})
    void aBrokenFormIsAnsweredAndNotWithTwiml(String form) throws IOException {
        for (String path : List.of("/voice/answer", "/voice/incoming", "/join_conference")) {
            assertProblem(400, signedForm(path, form, Map.of()));
        }
    }

    @Test
    void aFormOfMoreThanAThousandFieldsIsRefused() throws IOException {
        assertProblem(400, signedForm("/voice/answer", "a=1&".repeat(1000) + "b=2", Map.of()));
    }

    @Test
    void aSignedFormStillGetsTwimlHoweverItsPathIsWritten() throws IOException {
        var form = Map.of("CallSid", List.of("CA1"), "To", List.of("+819012340009"), "Empty", List.of(""));

        var answer = signedForm("/voice/answer", "CallSid=CA1&To=%2B819012340009&Empty=", form);

        assertEquals(200, answer.status());
        assertTrue(answer.body().contains("<Response>"), answer.body());
        for (String path : List.of("/voice//answer", "/%76oice/answer", "/voice/answer;a=b", "/voice/./answer")) {
            try (var connection = connection()) {
                var unsigned = connection
                        .send(head("POST " + path, "Content-Type: " + FORM, "Content-Length: 0"))
                        .answer()
                        .orElseThrow();
                assertTrue(unsigned.status() == 403 || unsigned.status() == 404, path + ": " + unsigned);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET /alert?message=%zz HTTP/1.1, 400",
        "GET /alert?message=%e HTTP/1.1, 400",
        "GET /%zz HTTP/1.1, 400",
        "what is this, 400",
        "BREW /nothing HTTP/1.1, 404",
        "GET //// HTTP/1.1, 404"
    })
    void whatIsNoRequestIsAnswered(String line, int status) throws IOException {
        try (var connection = connection()) {
            assertProblem(
                    status,
                    connection
                            .send(line + "\r\nHost: a\r\nContent-Length: 0\r\n\r\n")
                            .answer()
                            .orElseThrow());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: -1", "Content-Length: x", "Transfer-Encoding: x", "Expect: coffee"})
    void aBodyOfUnknownLengthIsAnswered(String header) throws IOException {
        try (var connection = connection()) {
            var answer = connection
                    .send(head("POST /alert", "Content-Type: " + FORM, header) + "a=b")
                    .finish()
                    .answer()
                    .orElseThrow();
            assertTrue(answer.status() >= 400 && answer.status() < 500 && answer.isProblem(), answer::toString);
        }
    }

    @Test
    void aLineOrHeadersThatAreTooLongAreAnswered() throws IOException {
        try (var connection = connection()) {
            assertProblem(
                    414,
                    connection
                            .send(head("GET /alert?message=" + "a".repeat(70_000)))
                            .answer()
                            .orElseThrow());
        }
        try (var connection = connection()) {
            assertProblem(
                    431,
                    connection
                            .send(head("GET /alert", "X-Long: " + "a".repeat(70_000)))
                            .answer()
                            .orElseThrow());
        }
    }

    @Test
    void aLongMessageInTheUrlRings() throws IOException {
        var message = URLEncoder.encode("障".repeat(6_000), StandardCharsets.UTF_8);
        try (var connection = connection()) {
            var answer = connection
                    .send(head("GET /alert?message=" + message + NUMBERS))
                    .answer()
                    .orElseThrow();
            assertTrue(answer.status() == 202 || answer.status() == 200, answer::toString);
        }
    }

    @Test
    void aMessageThatNobodyEncodedRings() throws IOException {
        try (var connection = connection()) {
            var answer = connection
                    .send(head("GET /alert?message=データベースが|落ちた" + NUMBERS).getBytes(StandardCharsets.UTF_8))
                    .answer()
                    .orElseThrow();
            assertTrue(answer.status() == 202 || answer.status() == 200, answer::toString);
        }
    }

    @Test
    void anEmptyContentTypeIsNone() throws IOException {
        for (String path : List.of("/alert", "/alert/grafana", "/alert/email", "/voice/answer")) {
            try (var connection = connection()) {
                var answer = connection
                        .send(head("POST " + path, "Content-Type: ", "Content-Length: 2") + "{}")
                        .answer()
                        .orElseThrow();
                assertTrue(answer.status() >= 400 && answer.status() < 500 && answer.isProblem(), answer::toString);
            }
        }
    }

    @Test
    void manyParametersAreRefused() throws IOException {
        try (var connection = connection()) {
            assertProblem(
                    400,
                    connection
                            .send(head("GET /alert?" + "token=a&".repeat(1001)))
                            .answer()
                            .orElseThrow());
        }
    }

    @Test
    void whileLargeBodiesFillTheMemoryTheyAreRefusedAndASmallAlertRings() throws IOException {
        var large = new ArrayList<RawConnection>();
        try (var alert = connection()) {
            for (int i = 0; i < 14; i++) {
                large.add(connection()
                        .send(head("POST /alert/email", "Content-Type: text/plain", "Content-Length: 1048576"))
                        .send(new byte[1_000_000]));
            }
            await().until(() -> answered(large).isPresent());
            var refused = answered(large).orElseThrow().answer().orElseThrow();
            assertProblem(503, refused);
            assertFalse(refused.header("Retry-After").isEmpty());

            var body = "message=disk%20full&tels=%2B819012340002";
            var answer = alert.send(
                            head("POST /alert", "Content-Type: " + FORM, "Content-Length: " + body.length()) + body)
                    .answer()
                    .orElseThrow();
            assertTrue(answer.status() == 202 || answer.status() == 200, answer::toString);
        } finally {
            for (var connection : large) {
                connection.close();
            }
        }
    }

    @Test
    void everyAnswerTellsABrowserToBeCareful() throws IOException {
        for (String path : List.of("/alert", "/incidents", "/nothing", "/q/health/live", "/voice/answer")) {
            try (var connection = connection()) {
                var answer = connection.send(head("GET " + path)).answer().orElseThrow();
                assertEquals("nosniff", answer.header("X-Content-Type-Options"), path);
                assertEquals("no-store", answer.header("Cache-Control"), path);
                assertEquals("no-referrer", answer.header("Referrer-Policy"), path);
            }
        }
    }

    private static Optional<RawConnection> answered(List<RawConnection> connections) throws IOException {
        for (var connection : connections) {
            if (connection.hasAnswer()) {
                return Optional.of(connection);
            }
        }
        return Optional.empty();
    }

    private RawConnection connection() throws IOException {
        return new RawConnection(service);
    }

    private static String head(String methodAndUri, String... headers) {
        return Stream.concat(Stream.of(methodAndUri + " HTTP/1.1", "Host: localhost"), Stream.of(headers))
                        .reduce("", (head, line) -> head + line + "\r\n")
                + "\r\n";
    }

    private Answer signedForm(String path, String form, Map<String, List<String>> fields) throws IOException {
        var url = "http://" + URI.create(service).getAuthority() + path;
        var signature = TwilioSignature.sign(url, fields, authToken);
        try (var connection = connection()) {
            return connection
                    .send("POST " + path + " HTTP/1.1\r\nHost: "
                            + URI.create(service).getAuthority() + "\r\nX-Twilio-Signature: " + signature
                            + "\r\nContent-Type: " + FORM + "\r\nContent-Length: " + form.length() + "\r\n\r\n" + form)
                    .answer()
                    .orElseThrow();
        }
    }

    private static void assertProblem(int status, Answer answer) {
        assertEquals(status, answer.status(), answer::toString);
        assertTrue(answer.isProblem(), answer::toString);
    }
}
