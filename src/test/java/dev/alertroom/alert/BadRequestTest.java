package dev.alertroom.alert;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alertroom.simulator.Simulator;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong is told exactly, and nobody is called by mistake. */
@QuarkusTest
class BadRequestTest {

    @Inject
    Simulator simulator;

    @BeforeEach
    void hangUp() {
        simulator.reset();
    }

    @AfterEach
    void nobodyWasCalled() {
        assertEquals(0, simulator.requests().callCreations());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            tels=%2B819012345678             | message | The message is missing: say in a few words what broke.
            tels=%2B819012345678&message=%20 | message | The message is missing: say in a few words what broke.
            tels=%2B819012345678&message=%07 | message | The message is missing: say in a few words what broke.
            message=x                        | tels    | Nobody to call: name numbers in tels, or a team; the roster has no teams.
            tels=&message=x                  | tels    | Nobody to call: name numbers in tels, or a team; the roster has no teams.
            tels=,,&message=x                | tels    | Nobody to call: name numbers in tels, or a team; the roster has no teams.
            tels=abc&message=x               | tels    | abc is no phone number; write it as +819012345678, or as dialled in region JP.
            tels=12&message=x                | tels    | 12 is no phone number; write it as +819012345678, or as dialled in region JP.
            tels=%2B1&message=x              | tels    | +1 is no phone number; write it as +819012345678, or as dialled in region JP.
            tels=%2B819012345678&message=x&lang=xx-YY  | lang | xx-YY is no language that Twilio speaks; write ja-JP or en-US.
            tels=%2B819012345678&message=x&team=ops    | team | There is no team ops; the roster has no teams.
            """)
    void oneFaultIsNamedWithItsMend(String query, String name, String detail) {
        given().urlEncodingEnabled(false)
                .get("/alert?" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("title", equalTo("Bad request"))
                .body("status", equalTo(400))
                .body("detail", equalTo("Nobody was called. Mend what is named in errors, and send it again."))
                .body("errors", hasSize(1))
                .body("errors[0].name", equalTo(name))
                .body("errors[0].detail", equalTo(detail));
    }

    @Test
    void allFaultsAreNamedAtOnce() {
        given().urlEncodingEnabled(false)
                .get("/alert?tels=abc,090-1234-5678,12&lang=zz")
                .then()
                .statusCode(400)
                .body("errors.name", equalTo(List.of("tels", "tels", "lang", "message")));
    }

    @Test
    void moreThanTwentyNumbersAreTooMany() {
        var tels =
                IntStream.range(0, 21).mapToObj(i -> "0901234%04d".formatted(i)).collect(Collectors.joining(","));
        given().get("/alert?message=x&tels=" + tels)
                .then()
                .statusCode(400)
                .body("errors[0].detail", containsString("21 numbers are too many: at most 20"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {            | line 1
            []           | A JSON object is expected
            null         | A JSON object is expected
            "text"       | A JSON object is expected
            {"tels":{}}  | tels must be a text or a list of texts.
            {"tels":[[]]}| tels must be a text or a list of texts.
            """)
    void aBodyThatIsNoRequestSaysWhatWasExpected(String body, String detail) {
        given().contentType("application/json")
                .body(body)
                .post("/alert")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString(detail));
    }

    @Test
    void withoutABodyTheQueryIsAsked() {
        given().contentType("application/json")
                .post("/alert")
                .then()
                .statusCode(400)
                .body("errors.name", equalTo(List.of("tels", "message")));
        given().post("/alert?tels=12&message=x").then().statusCode(400).body("errors.name", equalTo(List.of("tels")));
    }

    @Test
    void brokenUrlEncodingIsTold() {
        given().contentType("application/x-www-form-urlencoded")
                .body("message=100%&tels=%zz")
                .post("/alert")
                .then()
                .statusCode(400)
                .body("detail", containsString("write % as %25"));
    }

    @Test
    void anotherContentTypeIsNotTaken() {
        given().contentType("text/csv")
                .body("a,b")
                .post("/alert")
                .then()
                .statusCode(415)
                .contentType("application/problem+json")
                .body("detail", containsString("application/json"));
    }

    @Test
    void anUnknownCharsetIsNotTaken() throws Exception {
        var answer = Wire.post("/alert", "application/x-www-form-urlencoded; charset=klingon", "message=x");

        assertEquals(415, answer.statusCode());
        assertTrue(answer.body().contains("klingon"), answer.body());
    }

    @Test
    void aBodyOverTheBoundIsTooLarge() {
        given().contentType("application/json")
                .body("{\"message\":\"" + "x".repeat(64 * 1024) + "\"}")
                .post("/alert")
                .then()
                .statusCode(413)
                .contentType("application/problem+json")
                .body("detail", containsString("at most 65536"));
    }

    @Test
    void anUnknownSourceNamesTheKnownOnes() {
        given().contentType("application/json")
                .body("{}")
                .post("/alert/nagios?tels=%2B819012345678")
                .then()
                .statusCode(404)
                .body("detail", containsString("cloud-monitoring"));
    }

    @Test
    void anotherMethodOrAddressIsAProblemToo() {
        given().delete("/alert").then().statusCode(405).contentType("application/problem+json");
        given().get("/nowhere").then().statusCode(404);
    }
}
