package dev.alertroom.alert;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alertroom.OpenIncidents;
import dev.alertroom.simulator.Simulator;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tools that can talk to Prometheus' Alertmanager, to Slack or to Opsgenie need nothing but another address. */
@QuarkusTest
class OtherToolsTest {

    private static final String PHONE = "+819055550001";

    @Inject
    Simulator simulator;

    @AfterEach
    void closeAll() {
        OpenIncidents.close();
        simulator.reset();
    }

    @Test
    void prometheusIsAnsweredAsByAnAlertmanagerAndClearsWithAnEndThatHasPassed() {
        var labels = "\"labels\":{\"alertname\":\"InstanceDown\",\"instance\":\"web-1:9100\"}";

        json("[{" + labels + ",\"endsAt\":\"2999-01-01T00:00:00Z\"}]")
                .post("/api/v2/alerts?tels={phone}", PHONE)
                .then()
                .statusCode(200);
        assertEquals(1, simulator.requests().callCreations());
        json("[{" + labels + ",\"endsAt\":\"2020-01-01T00:00:00Z\"}]")
                .post("/api/v2/alerts?tels={phone}", PHONE)
                .then()
                .statusCode(200);
        assertEquals("closed", status());
    }

    @Test
    void slacksWebhookRingsForATextAndClearsWithARecoveryWord() {
        json("{\"text\":\"<https://ci.example.com/1|[FIRING:1] Checkout is slow>\"}")
                .post("/slack/any-token?tels={phone}", PHONE)
                .then()
                .statusCode(200)
                .body(equalTo("ok"));
        assertEquals(1, simulator.requests().callCreations());
        json("{\"attachments\":[{\"color\":\"good\",\"title\":\"[RESOLVED] Checkout is slow\"}]}")
                .post("/slack/any-token?tels={phone}", PHONE)
                .then()
                .statusCode(200);
        assertEquals("closed", status());
    }

    @Test
    void opsgeniesAlertsAreCreatedAndClosedByTheirAlias() {
        json("{\"message\":\"Checkout is slow\",\"alias\":\"checkout\",\"priority\":\"P1\"}")
                .post("/v2/alerts?tels={phone}", PHONE)
                .then()
                .statusCode(202)
                .body("result", equalTo("Request will be processed"))
                .body("requestId", notNullValue());
        assertEquals(1, simulator.requests().callCreations());
        json("{}")
                .post("/v2/alerts/checkout/acknowledge?identifierType=alias")
                .then()
                .statusCode(202);
        json("{}")
                .post("/v2/alerts/checkout/close?identifierType=alias&tels={phone}", PHONE)
                .then()
                .statusCode(202);
        assertEquals("closed", status());
    }

    @Test
    void theFirstVersionOfPagerDutysEventsRingsAndClearsAndIsAnsweredAsThere() {
        json("{\"service_key\":\"db\",\"event_type\":\"trigger\",\"incident_key\":\"db-1\",\"description\":\"db-1 is down\"}")
                .post("/generic/2010-04-15/create_event.json?tels={phone}", PHONE)
                .then()
                .statusCode(200)
                .body("status", equalTo("success"))
                .body("incident_key", equalTo("db-1"));
        assertTrue(simulator.requests().callCreations() > 0);
        json("{\"service_key\":\"db\",\"event_type\":\"resolve\",\"incident_key\":\"db-1\"}")
                .post("/generic/2010-04-15/create_event.json?tels={phone}", PHONE)
                .then()
                .statusCode(200);
        assertEquals("closed", status());
    }

    @Test
    void aBodyOfMoreThanAMebibyteRingsWithWhatItsBeginningSays() {
        var alert = "{\"status\":\"firing\",\"labels\":{\"alertname\":\"InstanceDown\",\"instance\":\"web-%d\"}}";
        var group = IntStream.range(0, 20_000).mapToObj(alert::formatted).collect(Collectors.joining(","));

        json("{\"status\":\"firing\",\"alerts\":[" + group + "]}")
                .post("/alert/alertmanager?tels={phone}", PHONE)
                .then()
                .statusCode(202)
                .body("warnings[0]", containsString("only its beginning was read"));
        assertEquals(1, simulator.requests().callCreations());
    }

    @Test
    void aMailOfMoreThanAMebibyteRingsWithItsSubject() {
        given().multiPart("subject", "[ALERT] disk of db-1 is full")
                .multiPart("text", "x".repeat(3_000_000))
                .post("/alert/email?tels={phone}", PHONE)
                .then()
                .statusCode(202)
                .body("warnings[0]", containsString("only its beginning was read"));
        assertEquals(1, simulator.requests().callCreations());
    }

    @Test
    void aCloudEventIsReadInEitherMode() {
        var data = "{\"title\":\"Disk is full\",\"host\":\"db-1\",\"status\":\"firing\"}";

        json(data)
                .header("ce-specversion", "1.0")
                .header("ce-type", "com.example.disk")
                .header("ce-source", "/disks")
                .header("ce-id", "1")
                .post("/preview/json?tels={phone}", PHONE)
                .then()
                .body("alerts[0].spoken.'en-US'", equalTo("Disk is full, on db-1"));
        json("{\"specversion\":\"1.0\",\"type\":\"com.example.disk\",\"source\":\"/disks\",\"id\":\"1\",\"data\":"
                        + data + "}")
                .post("/preview/json?tels={phone}", PHONE)
                .then()
                .body("alerts[0].spoken.'en-US'", equalTo("Disk is full, on db-1"));
    }

    @Test
    void aPreviewSaysWhatWouldBeSpokenAndCallsNobody() {
        json("{\"alerts\":[{\"labels\":{\"alertname\":\"HighCPUUsage\",\"instance\":\"web-1:9100\",\"severity\":\"critical\"}}]}")
                .post("/preview/alertmanager?tels={phone}", PHONE)
                .then()
                .statusCode(200)
                .body("alerts[0].state", equalTo("firing"))
                .body("alerts[0].spoken.'en-US'", equalTo("Critical: High CPU Usage, on web-1"))
                .body("alerts[0].spoken.'ja-JP'", equalTo("緊急、web-1で、CPU使用率が高い"))
                .body("numbers[0]", containsString("0001"));
        assertEquals(0, simulator.requests().callCreations());
    }

    private static RequestSpecification json(String body) {
        return given().contentType("application/json").body(body);
    }

    private static String status() {
        return given().get("/incidents?size=1").then().extract().path("incidents[0].status");
    }
}
