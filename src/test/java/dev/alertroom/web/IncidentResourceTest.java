package dev.alertroom.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.alertroom.Guarded;
import dev.alertroom.OpenIncidents;
import dev.alertroom.simulator.Behaviour;
import dev.alertroom.simulator.Simulator;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(Guarded.class)
class IncidentResourceTest {

    private static final String SMITH = "+819033330006";
    private static final String ITO = "+819033330001";

    @Inject
    Simulator simulator;

    @BeforeEach
    void reset() {
        simulator.reset();
    }

    @AfterEach
    void close() {
        OpenIncidents.close();
    }

    @Test
    void whoWasCalledWhenAndHowItEndedIsShown() {
        simulator.phone(SMITH).always(Behaviour.ANSWER_AND_PRESS_1);
        String id = alert("web", "disk full");

        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> guarded()
                        .get("/incidents/" + id)
                        .then()
                        .statusCode(200)
                        .body("status", equalTo("acknowledged"))
                        .body("team", equalTo("web"))
                        .body("room", equalTo("AlertRoom-web"))
                        .body("alerts.message", contains("disk full"))
                        .body("alerts[0].language", equalTo("en-US"))
                        .body("calls.responder", contains("Smith"))
                        .body("calls[0].to", equalTo(SMITH))
                        .body("calls[0].outcome", equalTo("joined"))
                        .body("present", contains("Smith"))
                        .body("timeline.event", hasItem("entered"))
                        .body("timeline[0].event", equalTo("opened")));
        guarded().post("/incidents/" + id + "/resolve").then().statusCode(200).body("status", equalTo("closed"));
    }

    @Test
    void resolvingStopsThePhonesThatStillRing() {
        simulator.speed(1);
        String id = alert("default", "never mind");
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> simulator.phone(ITO).ringing());

        guarded().post("/incidents/" + id + "/resolve").then().statusCode(200).body("status", equalTo("closed"));

        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> !simulator.phone(ITO).ringing());
        simulator.speed(50);
        guarded().get("/incidents/" + id).then().body("calls", hasSize(1));
        assertFalse(simulator.phone(ITO).ringing());
    }

    @Test
    void theListIsPaged() {
        simulator.phone(SMITH).always(Behaviour.DECLINE);
        for (int i = 0; i < 3; i++) {
            guarded()
                    .post("/incidents/" + alert("web", "alert " + i) + "/resolve")
                    .then()
                    .statusCode(200);
        }

        String next = guarded()
                .get("/incidents?size=2")
                .then()
                .statusCode(200)
                .body("incidents.alerts", contains(List.of("alert 2"), List.of("alert 1")))
                .body("next", notNullValue())
                .extract()
                .path("next");
        guarded().get("/incidents?size=2&page=" + next).then().body("incidents[0].alerts", contains("alert 0"));
    }

    @Test
    void somebodyIsRungBecauseATokenThatMayActWantsIt() {
        simulator.speed(1);
        String id = alert("web", "disk full");
        var path = "/incidents/" + id + "/ring";
        given().header("Authorization", "Bearer monitor-monitor-monitor")
                .post(path + "?who=Sato")
                .then()
                .statusCode(403);
        given().header("Authorization", "Bearer reader-reader-reader")
                .post(path + "?who=Sato")
                .then()
                .statusCode(403);

        guarded()
                .contentType("application/json")
                .body("{\"who\":\"Sato\"}")
                .post(path)
                .then()
                .statusCode(200);
        guarded()
                .queryParam("who", "+819033330002")
                .post(path)
                .then()
                .statusCode(200)
                .body("calls.responder", contains("Smith", "Sato"))
                .body("timeline.find { it.event == 'summoned' }.by", equalTo("everything"));
        guarded().post(path + "?who=Nobody").then().statusCode(400).body("errors[0].name", equalTo("who"));
        guarded()
                .post(path + "?who=Sato&cycle=1&attempt=x")
                .then()
                .statusCode(400)
                .body("errors[0].name", equalTo("attempt"));
        guarded().post("/incidents/" + id + "/ring-next-tier").then().statusCode(409);
        guarded().post("/incidents/" + id + "/say?text=hello").then().statusCode(409);
        guarded().post("/incidents/" + id + "/resolve");
        guarded().post(path + "?who=Sato").then().statusCode(409);
        guarded().post("/incidents/web-1/ring?who=Sato").then().statusCode(404);
        simulator.speed(50);
    }

    @Test
    void whatIsNotThereIsSaid() {
        guarded().get("/incidents/web-1").then().statusCode(404).contentType("application/problem+json");
        guarded().post("/incidents/web-1/resolve").then().statusCode(404);
        guarded().get("/incidents?size=0").then().statusCode(400).body("errors[0].name", equalTo("size"));
        guarded().get("/incidents?page=nonsense").then().body("next", nullValue());
    }

    private static String alert(String team, String message) {
        return guarded()
                .get("/alert?team=" + team + "&message=" + message)
                .then()
                .statusCode(202)
                .extract()
                .path("incident");
    }

    private static RequestSpecification guarded() {
        return given().header("Authorization", "Bearer " + Guarded.ADMIN);
    }
}
