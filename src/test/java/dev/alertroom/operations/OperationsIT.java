package dev.alertroom.operations;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.alertroom.PackagedService;
import dev.alertroom.simulator.Simulator;
import dev.alertroom.simulator.SimulatorSettings;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an operator sees of the packaged service, and how it ends. */
class OperationsIT {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String NUMBER = "+819012345678";
    /** What a shell calls the end of a process that was asked to. */
    private static final int SIGTERM = 128 + 15;

    private static final ObjectMapper JSON = new ObjectMapper();

    private static Vertx vertx;
    private static Simulator twilio;
    private static String twilioAddress;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void twilioListens() {
        vertx = Vertx.vertx();
        twilio = Simulator.create(
                vertx, SimulatorSettings.of(PackagedService.ACCOUNT_SID, PackagedService.AUTH_TOKEN, "+15005550006"));
        twilioAddress = "http://localhost:" + twilio.listen(0);
    }

    @BeforeEach
    void twilioBehaves() {
        twilio.reset();
    }

    @AfterAll
    static void twilioEnds() {
        twilio.close();
        vertx.close();
    }

    @Test
    void anAlertThatIsUnderWayWhenTheInstanceIsStoppedIsFinished() throws Exception {
        try (var service = PackagedService.start(environment(Map.of()))) {
            twilio.faults().latencyMillis(2000);
            var answer = alert(service);
            await().until(() -> twilio.requests().callCreations() == 1);

            service.terminate();

            assertEquals(202, answer.get().statusCode());
            assertEquals(1, twilio.calls().size());
            assertEquals(SIGTERM, service.exitCode());
        }
    }

    @Test
    void anInstanceThatHasStoppedTakesNoAlert() throws Exception {
        try (var service = PackagedService.start(environment(Map.of()))) {
            service.terminate();
            service.exitCode();
            assertTrue(alert(service).isCompletedExceptionally()
                    || alert(service)
                            .handle((answer, failure) -> failure != null)
                            .get());
            assertEquals(0, twilio.requests().total());
        }
    }

    @Test
    void theLinesOfAnAlertAreJsonWithItsTraceItsIncidentAndItsResponder() throws Exception {
        try (var service = PackagedService.start(environment(Map.of("GOOGLE_CLOUD_PROJECT", "a-project")))) {
            var incident =
                    JSON.readTree(alert(service).get().body()).get("incident").textValue();
            await().until(() -> service.said("calling"));

            var line = lines(service, "calling").get(0);
            assertEquals("INFO", line.get("severity").textValue());
            assertEquals(
                    "projects/a-project/traces/" + TRACE,
                    line.get("logging.googleapis.com/trace").textValue());
            var labels = line.get("logging.googleapis.com/labels");
            assertEquals(incident, labels.get("incident").textValue());
            assertEquals(16, labels.get("responder").textValue().length());
            assertTrue(line.get("time").textValue().endsWith("Z"));
            assertFalse(service.said(NUMBER), "phone numbers are masked");
            lines(service, "");
        }
    }

    @Test
    void theTraceIsReadFromTheHeaderOfTheLoadBalancerToo() throws Exception {
        try (var service = PackagedService.start(environment(Map.of()))) {
            send(
                            service,
                            "/join_conference?incident=default-7&responder=ada",
                            "X-Cloud-Trace-Context",
                            TRACE + "/1;o=1")
                    .get();
            await().until(() -> service.said("X-Twilio-Signature"));

            var line = lines(service, "X-Twilio-Signature").get(0);
            assertEquals("WARNING", line.get("severity").textValue());
            assertEquals(TRACE, line.get("logging.googleapis.com/trace").textValue());
            assertEquals(
                    JSON.createObjectNode().put("incident", "default-7").put("responder", "ada"),
                    line.get("logging.googleapis.com/labels"));
        }
    }

    @Test
    void severalInstancesWithoutASharedJournalAreWarnedOf() throws Exception {
        try (var service = PackagedService.start(environment(Map.of("ALERTROOM_MAX_INSTANCES", "3")))) {
            var line = lines(service, "ALERTROOM_MAX_INSTANCES").get(0);
            assertEquals("WARNING", line.get("severity").textValue());
            assertTrue(line.get("message").textValue().contains("ALERTROOM_JOURNAL=firestore"));
        }
    }

    @Test
    void oneInstanceIsNotWarnedOf() throws Exception {
        try (var service = PackagedService.start(environment(Map.of("ALERTROOM_MAX_INSTANCES", "1")))) {
            assertFalse(service.said("ALERTROOM_MAX_INSTANCES"));
        }
    }

    @Test
    void aMissingSettingStopsTheStartAndIsNamed() throws Exception {
        var environment = environment(Map.of());
        environment.put("TWILIO_FROM", "");
        try (var service = PackagedService.launch(environment)) {
            assertEquals(1, service.exitCode());
            await().until(() -> service.said("TWILIO_FROM is not set"));
        }
    }

    private CompletableFuture<HttpResponse<String>> alert(PackagedService service) {
        return send(
                service,
                "/alert?token=" + PackagedService.TOKEN + "&message=broken&tels=%2B" + NUMBER.substring(1),
                "traceparent",
                "00-" + TRACE + "-b7ad6b7169203331-01");
    }

    private CompletableFuture<HttpResponse<String>> send(
            PackagedService service, String path, String header, String value) {
        URI uri = URI.create(service.url() + path);
        return http.sendAsync(HttpRequest.newBuilder(uri).header(header, value).build(), BodyHandlers.ofString());
    }

    private static Map<String, String> environment(Map<String, String> more) {
        var environment = new HashMap<>(PackagedService.REQUIRED);
        environment.put("TWILIO_BASE_URL", twilioAddress);
        environment.putAll(more);
        return environment;
    }

    private static List<JsonNode> lines(PackagedService service, String words) {
        return service.output()
                .lines()
                .filter(line -> line.contains(words))
                .map(OperationsIT::read)
                .toList();
    }

    private static JsonNode read(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(line, e);
        }
    }
}
