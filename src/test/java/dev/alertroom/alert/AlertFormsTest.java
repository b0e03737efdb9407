package dev.alertroom.alert;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.alertroom.OpenIncidents;
import dev.alertroom.simulator.Behaviour;
import dev.alertroom.simulator.Simulator;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The same alert in every form in which it may come. */
@QuarkusTest
class AlertFormsTest {

    private static final String ONE = "+819044440001";
    private static final String TWO = "+819044440002";

    @Inject
    Simulator simulator;

    private String incident;

    @BeforeEach
    void quiet() {
        simulator.reset();
        simulator.phone(ONE).always(Behaviour.IGNORE);
        simulator.phone(TWO).always(Behaviour.IGNORE);
    }

    @AfterEach
    void close() {
        OpenIncidents.close();
    }

    @Test
    void aPlusThatBecameABlankIsRepaired() {
        rings(given().urlEncodingEnabled(false)
                .get("/alert?message=x&tels=+819044440001,+819044440002")
                .then());
    }

    @Test
    void nationalNumbersAreThoseOfTheRegion() {
        rings(given().queryParam("message", "x")
                .queryParam("tels", "090-4444-0001, (090) 4444 0002")
                .get("/alert")
                .then());
    }

    @Test
    void duplicatesAreCalledOnce() {
        rings(given().queryParam("message", "x")
                .queryParam("tels", "090-4444-0001," + ONE, TWO, "０９０－４４４４－０００２")
                .get("/alert")
                .then());
    }

    @Test
    void jsonTakesAListOrAText() {
        rings(json(Map.of("message", "x", "tels", List.of(ONE, "090-4444-0002"))));
        close();
        rings(json(Map.of("message", 404, "tels", ONE + "," + TWO, "unknown", Map.of())));
    }

    @Test
    void aFormMayBeInAnotherCharset() throws Exception {
        var message = URLEncoder.encode("障害", Charset.forName("Shift_JIS"));

        var answer = Wire.post(
                "/alert",
                "application/x-www-form-urlencoded; charset=Shift_JIS",
                "message=" + message + "&tels=09044440001");

        assertEquals(202, answer.statusCode());
        incident = JsonPath.from(answer.body()).get("incident");
        given().get("/incidents/" + incident).then().body("alerts[0].message", equalTo("障害"));
    }

    @Test
    void theFullMessageIsKeptCleaned() {
        incident = json(Map.of("message", "a\u0000b\n\t c\uD800d 😀  e", "tels", ONE))
                .statusCode(202)
                .extract()
                .path("incident");

        given().get("/incidents/" + incident).then().body("alerts[0].message", equalTo("ab cd 😀 e"));
    }

    private static ValidatableResponse json(Map<String, ?> body) {
        return given().contentType("application/json").body(body).post("/alert").then();
    }

    private void rings(ValidatableResponse response) {
        incident = response.statusCode(202)
                .body("status", equalTo("ringing"))
                .body("room", equalTo("AlertRoom"))
                .body("calls.to", containsInAnyOrder(ONE, TWO))
                .body("calls.status", equalTo(List.of("queued", "queued")))
                .extract()
                .path("incident");
    }
}
