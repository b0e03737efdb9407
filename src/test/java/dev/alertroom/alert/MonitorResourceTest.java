package dev.alertroom.alert;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alertroom.OpenIncidents;
import dev.alertroom.simulator.Simulator;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The edges of {@code /alert/{source}}: no error of ours, and no call without an alert. */
@QuarkusTest
class MonitorResourceTest {

    private static int numbers = 10_000_000;

    @Inject
    Simulator simulator;

    /** A number that no other test has called. */
    private final String number = "+8190" + ++numbers;

    @BeforeEach
    void forgetOtherTests() {
        simulator.reset();
    }

    @AfterEach
    void hangUpAll() {
        OpenIncidents.close();
        simulator.reset();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alertmanager",
                "cloud-monitoring",
                "datadog",
                "grafana",
                "healthchecks",
                "mackerel",
                "newrelic",
                "sentry",
                "uptime-kuma",
                "zabbix"
            })
    void whatSaysNothingCallsNobody(String source) {
        for (String body : new String[] {"", " \n ", "[]", "{}", "null", "\"\"", "[".repeat(10_000), "\uFEFF"}) {
            post(source, body.getBytes(StandardCharsets.UTF_8))
                    .statusCode(400)
                    .body("detail", not(containsString("Exception")));
        }
        assertEquals(0, simulator.requests().callCreations());
    }

    @Test
    void oneKeyOfTwoMonitorsIsTwoAlerts() {
        postTo("healthchecks", "{\"code\":\"7\",\"name\":\"backup\",\"status\":\"down\"}")
                .statusCode(202);

        postTo("zabbix", "{\"event_id\":\"7\",\"event_value\":\"0\",\"event_name\":\"Disk is full\"}")
                .statusCode(200);
        assertEquals("ringing", status());
        postTo("healthchecks", "{\"code\":\"7\",\"name\":\"backup\",\"status\":\"up\"}")
                .statusCode(200);
        assertEquals("closed", status());
    }

    private ValidatableResponse postTo(String source, String body) {
        return post(source, body.getBytes(StandardCharsets.UTF_8));
    }

    private static String status() {
        return given().get("/incidents?size=1").then().extract().path("incidents[0].status");
    }

    @Test
    void aGroupOfAThousandAlertsRingsLikeOneOfTwo() {
        var alerts = IntStream.range(0, 1_000)
                .mapToObj(n -> "{\"status\":\"firing\",\"fingerprint\":\"f" + n
                        + "\",\"labels\":{\"alertname\":\"InstanceDown\",\"instance\":\"web-" + n
                        + ":9100\",\"severity\":\"critical\",\"datacenter\":\"" + "x".repeat(100)
                        + "\"},\"annotations\":{}}")
                .collect(Collectors.joining(",", "{\"version\":\"4\",\"alerts\":[", "]}"));

        post("alertmanager", alerts.getBytes(StandardCharsets.UTF_8))
                .log()
                .all()
                .statusCode(202);
        assertRings();
    }

    @Test
    void whatOnlyProvesThatAlertsArriveRingsNobody() {
        var watchdog =
                "{\"alerts\":[{\"status\":\"firing\",\"labels\":{\"alertname\":\"Watchdog\",\"severity\":\"none\"}}]}";

        post("alertmanager", watchdog.getBytes(StandardCharsets.UTF_8))
                .statusCode(200)
                .body("status", equalTo("ignored"))
                .body("warnings[0]", containsString("no alert"));
        assertEquals(0, simulator.requests().callCreations());
    }

    @Test
    void whatIsTooDeepIsSpokenAsItIs() {
        var deep = "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000);
        post("grafana", deep.getBytes(StandardCharsets.UTF_8)).statusCode(202);
        assertRings();
    }

    @Test
    void aPayloadOfAnotherFormRingsWithItsText() {
        post("sentry", "database is on fire".getBytes(StandardCharsets.UTF_8)).statusCode(202);
        assertRings();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/octet-stream", "application/x-www-form-urlencoded", "image/png"})
    void theContentTypeDoesNotMatter(String type) throws IOException {
        given().config(io.restassured.RestAssured.config()
                        .encoderConfig(io.restassured.config.EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                                .encodeContentTypeAs(type, io.restassured.http.ContentType.TEXT)))
                .contentType(type)
                .body(payload("grafana/firing"))
                .post("/alert/grafana?tels={number}", number)
                .then()
                .statusCode(202);
        assertRings();
    }

    @Test
    void bytesThatAreNoTextAreNoErrorOfOurs() {
        post("mackerel", new byte[] {(byte) 0xC3, 0x28, (byte) 0xFF, (byte) 0xFE, 0, 1})
                .statusCode(lessThan(500));
        post("mackerel", new byte[] {'{', '"', (byte) 0xE3, (byte) 0x81, '"', ':', '1', '}'})
                .statusCode(lessThan(500));
    }

    @Test
    void aRecoveryWithoutAnIncidentCallsNobody() throws IOException {
        post("alertmanager", payload("alertmanager/resolved")).statusCode(200);
        post("zabbix", payload("zabbix/acknowledged")).statusCode(200);
        assertEquals(0, simulator.requests().callCreations());
    }

    /** Perhaps more than once already: nobody answers in these tests, and time passes quickly. */
    private void assertRings() {
        assertTrue(simulator.requests().callsTo().containsKey(number));
    }

    private static byte[] payload(String name) throws IOException {
        return Files.readAllBytes(Path.of("src/test/resources/payloads", name + ".json"));
    }

    private ValidatableResponse post(String source, byte[] body) {
        return given().contentType("application/json")
                .body(body)
                .post("/alert/{source}?tels={number}", source, number)
                .then();
    }
}
