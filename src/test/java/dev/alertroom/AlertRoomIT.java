package dev.alertroom;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alertroom.simulator.Phone;
import dev.alertroom.simulator.Simulator;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The packaged service, jar or binary, does what it is for. */
@QuarkusIntegrationTest
@QuarkusTestResource(value = SimulatedTwilio.class, restrictToAnnotatedClass = true)
class AlertRoomIT {

    private static final String HANAKO = "+819012345678";
    private static final String JOHN = "+14155550123";

    Simulator twilio;

    @BeforeEach
    void nothingBurns() {
        twilio.reset();
    }

    @Test
    void twoWhoPickUpAndPress1MeetInTheRoom() {
        var hanako = twilio.phone(HANAKO);
        var john = twilio.phone(JOHN);

        String incident = alert("The shop is down")
                .statusCode(202)
                .body("status", is("ringing"))
                .body("calls", hasSize(2))
                .extract()
                .path("incident");

        join(hanako, "The shop is down");
        await().until(hanako::waiting);
        join(john, "The shop is down");
        await().until(() -> !hanako.waiting() && !john.waiting());
        assertEquals(hanako.room(), john.room());

        resolve(incident);
    }

    @Test
    void theDoctorLooksAtTwilioAndAtUs() {
        given().auth()
                .oauth2(SimulatedTwilio.TOKEN)
                .accept("application/json")
                .post("/doctor")
                .then()
                .statusCode(200)
                .body("findings.find { it.check == 'account' }.verdict", is("ok"))
                .body("findings.find { it.check == 'address' }.verdict", is("ok"))
                .body("findings.find { it.check == 'countries' }.verdict", is("ok"))
                .body("findings.find { it.check == 'journal' }.verdict", is("ok"));
    }

    @Test
    void aDrillRingsAndSaysThatItIsOne() {
        String incident = given().auth()
                .oauth2(SimulatedTwilio.TOKEN)
                .queryParam("tels", HANAKO)
                .post("/drill")
                .then()
                .statusCode(202)
                .extract()
                .path("incident");
        var hanako = twilio.phone(HANAKO);
        join(hanako, "これは訓練です。");
        resolve(incident);
    }

    @Test
    void aDrillInEnglishIsSpokenInEnglish() {
        String incident = given().auth()
                .oauth2(SimulatedTwilio.TOKEN)
                .queryParam("tels", JOHN)
                .queryParam("lang", "en-US")
                .post("/drill")
                .then()
                .statusCode(202)
                .extract()
                .path("incident");
        join(twilio.phone(JOHN), "This is a drill");
        resolve(incident);
    }

    @Test
    void nobodyIsCalledWithoutTheToken() {
        given().queryParam("tels", HANAKO)
                .queryParam("message", "psst")
                .get("/alert")
                .then()
                .statusCode(401)
                .contentType("application/problem+json");
        given().queryParam("tels", HANAKO).post("/drill").then().statusCode(401);
        assertEquals(0, twilio.requests().total());
    }

    @Test
    void aCallbackThatTwilioHasNotSignedIsForbidden() {
        given().formParam("CallSid", "CA1").post("/voice/answer").then().statusCode(403);
    }

    @Test
    void healthTellsWhatIsThereAndNoSecrets() {
        when().get("/q/health/live").then().statusCode(200).body("status", equalTo("UP"));
        when().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.name", hasItem("settings"))
                .body(not(containsString("TWILIO_")))
                .body("checks.find { it.name == 'journal' }.data.degraded", is(false))
                .body(not(containsString(SimulatedTwilio.AUTH_TOKEN)))
                .body(not(containsString(SimulatedTwilio.TOKEN)));
        assertEquals(0, twilio.requests().total());
    }

    @Test
    void thereIsNoSimulatorInTheProduct() {
        when().get("/simulator").then().statusCode(404);
        given().formParam("To", HANAKO)
                .post("/2010-04-01/Accounts/" + SimulatedTwilio.ACCOUNT_SID + "/Calls.json")
                .then()
                .statusCode(404);
    }

    private static ValidatableResponse alert(String message) {
        return given().auth()
                .oauth2(SimulatedTwilio.TOKEN)
                .formParam("tels", HANAKO + "," + JOHN)
                .formParam("message", message)
                .formParam("lang", "en-US")
                .post("/alert")
                .then();
    }

    private static void join(Phone phone, String message) {
        await().until(phone::ringing);
        phone.answer();
        await().until(phone::askedForKeys);
        assertTrue(phone.heard(message), () -> phone.heard().toString());
        phone.press("1");
        await().until(() -> phone.room().isPresent());
    }

    private static void resolve(String incident) {
        given().auth()
                .oauth2(SimulatedTwilio.TOKEN)
                .post("/incidents/" + incident + "/resolve")
                .then()
                .statusCode(200);
    }
}
