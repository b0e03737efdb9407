package dev.alertroom.alert;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.alertroom.Guarded;
import dev.alertroom.OpenIncidents;
import dev.alertroom.simulator.Simulator;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A token that leaked rings no number that pays its finder, and ours only so often. */
@QuarkusTest
@TestProfile(CallBudgetTest.Sparing.class)
class CallBudgetTest {

    @Inject
    Simulator simulator;

    public static final class Sparing extends Guarded {
        @Override
        public Map<String, String> getConfigOverrides() {
            var settings = new HashMap<>(super.getConfigOverrides());
            settings.put("alertroom.call.hourly-budget", "4");
            settings.put("alertroom.call.new-numbers", "3");
            settings.put("alertroom.call.attempts", "1");
            return settings;
        }
    }

    @AfterEach
    void closeAll() {
        OpenIncidents.close();
        simulator.reset();
    }

    @Test
    void overTheBudgetOnlyTheRosterIsCalled() {
        // Four numbers, of which one incident rings three.
        alert("message=a&tels=090-9999-0001,090-9999-0002,090-9999-0003,090-9999-0004")
                .statusCode(202)
                .body("calls.findAll { it.sid != null }.to", hasItems("+819099990001", "+819099990003"))
                .body("calls[3].to", equalTo("+819099990004"))
                .body("calls[3].error.message", containsString("budget"));
        assertEquals(3, simulator.calls().size());
        alert("message=b&tels=090-9999-0005")
                .statusCode(429)
                .contentType("application/problem+json")
                .header("Retry-After", notNullValue())
                .body("detail", containsString("ALERTROOM_CALL_NEW_NUMBERS"));

        // The fourth call of the hour is in another incident; the fifth is one too many.
        alert("message=c&team=web&tels=090-9999-0006,090-9999-0007")
                .statusCode(202)
                .body("calls.findAll { it.sid != null }.to", hasItems("+819033330006", "+819099990006"));
        alert("message=d&tels=090-9999-0008")
                .statusCode(429)
                .header("Retry-After", notNullValue())
                .body("detail", containsString("ALERTROOM_CALL_HOURLY_BUDGET"));
        alert("message=e&team=backend&tels=090-3333-0006")
                .statusCode(202)
                .body("calls.to", hasItems("+819033330002", "+819033330004", "+819033330006"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%2B14155550123", "0990-512-345", "0570-012-345", "%2B881612345678", "%2B870772001234"})
    void costlyNumbersAreRefused(String number) {
        alert("message=a&team=web&tels=" + number)
                .statusCode(400)
                .body("errors[0].name", equalTo("tels"))
                .body("errors[0].detail", containsString("may not be called"));
        assertEquals(0, simulator.calls().size());
    }

    private static ValidatableResponse alert(String query) {
        return given().urlEncodingEnabled(false)
                .header("Authorization", "Bearer " + Guarded.TOKEN)
                .get("/alert?" + query)
                .then();
    }
}
