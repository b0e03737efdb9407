package dev.alertroom.simulator;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SimulatorMountTest {

    @Inject
    Simulator simulator;

    @ConfigProperty(name = "twilio.account-sid")
    String accountSid;

    @ConfigProperty(name = "twilio.auth-token")
    String authToken;

    @ConfigProperty(name = "twilio.from")
    String from;

    @AfterEach
    void hangUpAll() {
        simulator.reset();
    }

    @Test
    void theServerOfTheTestsIsATwilioToo() {
        // Longer than Quarkus lets a form's value be.
        String url = "http://localhost/voice/answer?message=" + "%E9%9A%9C".repeat(400);

        given().auth()
                .preemptive()
                .basic(accountSid, authToken)
                .formParam("To", "+819011112222")
                .formParam("From", from)
                .formParam("Url", url)
                .post("/2010-04-01/Accounts/{account}/Calls.json", accountSid)
                .then()
                .statusCode(201)
                .body("status", equalTo("queued"))
                .body("sid", startsWith("CA"));

        assertEquals(1, simulator.calls().size());
        given().get("/simulator/state").then().statusCode(200).body("phones", hasSize(1));
    }
}
