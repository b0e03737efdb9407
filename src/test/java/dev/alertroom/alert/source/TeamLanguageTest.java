package dev.alertroom.alert.source;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.alertroom.Guarded;
import dev.alertroom.OpenIncidents;
import dev.alertroom.simulator.Simulator;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A team of the roster is spoken to in its language, whichever monitor the alert is from; all others are Japanese here. Pub/Sub's
 * alerts are those of Cloud Monitoring.
 */
@QuarkusTest
@TestProfile(Guarded.class)
class TeamLanguageTest {

    @Inject
    Simulator simulator;

    @AfterEach
    void closeAll() {
        OpenIncidents.close();
        simulator.reset();
    }

    static Stream<Arguments> monitors() {
        var heard = HeardPayload.all().stream()
                .filter(payload -> payload.state().equals("FIRING"))
                // Signed by Amazon, and with an end that has passed by now.
                .filter(payload -> !payload.payload().text().contains("\"Type\":\"Notification\""))
                .filter(payload -> !payload.source().equals("prometheus"))
                .filter(payload -> payload.payload().text().chars().allMatch(character -> character < 0x80))
                .map(payload -> Arguments.of(
                        payload.source(),
                        payload.payload().text(),
                        payload.payload().header("Content-Type").orElseThrow()))
                .collect(Collectors.toMap(one -> one.get()[0], one -> one, (one, other) -> one))
                .values()
                .stream();
        var prometheus = Arguments.of(
                "prometheus",
                "[{\"labels\":{\"alertname\":\"HighCPUUsage\"},\"endsAt\":\"2999-01-01T00:00:00Z\"}]",
                "application/json");
        return Stream.concat(
                Stream.concat(heard, Stream.of(prometheus)),
                Stream.of("healthchecks/down.json", "pagerduty/trigger.json")
                        .map(name -> Arguments.of(
                                name.substring(0, name.indexOf('/')), Fixtures.text(name), "application/json")));
    }

    @ParameterizedTest
    @MethodSource("monitors")
    void aTeamHearsEveryMonitorInItsLanguage(String source, String body, String type) {
        sent(body, type).post("/alert/" + source + "?team=web").then().statusCode(202);

        String message = given().header("Authorization", "Bearer " + Guarded.ADMIN)
                .get("/incidents?size=1")
                .then()
                .body("incidents[0].team", equalTo("web"))
                .extract()
                .path("incidents[0].alerts[0]");
        assertFalse(message.codePoints().anyMatch(character -> character >= 0x3040), message);
    }

    @Test
    void aPreviewSaysWhoWouldBeCalledAndCallsNobody() {
        sent("{\"title\":\"Disk is full\",\"host\":\"db-1\"}", "application/json")
                .post("/preview/json?team=backend")
                .then()
                .statusCode(200)
                .body("team", equalTo("backend"))
                .body("tiers[0].name", contains("Sato", "Suzuki"))
                .body("tiers[1].name", contains("田中"))
                .body("tiers[0][0].numbers", contains("…0002", "…0003"))
                .body("language", equalTo("ja-JP"));
        sent("{\"check_name\":\"Shop\",\"current_state\":\"DOWN\"}", "application/json")
                .post("/preview/json/pingdom?team=web")
                .then()
                .statusCode(200)
                .body("language", equalTo("en-US"))
                .body("alerts[0].state", equalTo("firing"));
        assertEquals(0, simulator.requests().callCreations());
    }

    private static RequestSpecification sent(String body, String type) {
        return given().config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .encodeContentTypeAs(type, ContentType.TEXT)
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .header("Authorization", "Bearer " + Guarded.ADMIN)
                .contentType(type)
                .body(body.getBytes(StandardCharsets.UTF_8));
    }
}
