package dev.alertroom.clock;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.alertroom.incident.AlarmClock;
import dev.alertroom.incident.CallbackAddresses;
import dev.alertroom.incident.WakeUp;
import dev.alertroom.security.GoogleKey;
import dev.alertroom.security.ServedDocuments;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Cloud Tasks is told. */
@QuarkusTest
@TestProfile(Woken.class)
class WakeResourceTest {

    private static final GoogleKey GOOGLE = GoogleKey.named("wake");
    private static final String KEYS = "https://www.googleapis.com/oauth2/v3/certs";

    /** Cloud Tasks sends the type that it was given, as it was given. */
    private static final RestAssuredConfig WITHOUT_CHARSET = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false));

    @Inject
    ServedDocuments web;

    @Inject
    EmptyJournal journal;

    @Inject
    SetAlarms alarms;

    @Inject
    AlarmClock injected;

    @Inject
    CallbackAddresses.Source addresses;

    @BeforeEach
    void aQuietNight() {
        web.serve(KEYS, GOOGLE.jwks());
        journal.breaks(false);
        journal.read().clear();
        alarms.all().clear();
    }

    @Test
    void aWakeUpThatIsDueWakesItsIncident() {
        post(token(claims()), Sample.wakeUp(Instant.now())).statusCode(204);

        assertEquals(List.of("backend-7"), journal.read());
        assertEquals(List.of(), alarms.all());
    }

    @Test
    void oneThatCameEarlyBecauseItWasTooFarAwayIsSetAgain() {
        var wakeUp = Sample.ofACall(Instant.now().plus(Duration.ofDays(12)));
        post(token(claims()), wakeUp).statusCode(204);

        assertEquals(List.of(), journal.read());
        assertEquals(List.of(wakeUp), alarms.all());
    }

    @Test
    void aFailureMakesCloudTasksTryAgain() {
        journal.breaks(true);

        post(token(claims()), Sample.wakeUp(Instant.now()))
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", "10");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            alertroom-wake                       | https://alerts.example.com
            alertroom@p.iam.gserviceaccount.com  | else@p.iam.gserviceaccount.com
            https://accounts.google.com          | https://accounts.example.com
            """)
    void aTokenForAnythingElseWakesNobody(String right, String wrong) {
        refused(token(claims().replace(right, wrong)));
    }

    @Test
    void nobodyIsWokenWithoutATokenOrWithOneThatGoogleHasNotSigned() {
        given().formParam("incident", "backend-7")
                .post("/wake")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("detail", containsString("Cloud Tasks"));
        refused("Bearer " + GoogleKey.named("wake").token(claims()));
        refused("Bearer a.b.c");
    }

    @Test
    void whatTellsOfNoIncidentIsABadRequest() {
        given().header("Authorization", token(claims()))
                .formParam("incident", "backend-7")
                .formParam("at", "soon")
                .post("/wake")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("status", is(400));
    }

    @Test
    void aTestMayPutItsOwnClockInThePlaceOfTheOneThatTheSettingsAskFor() {
        assertSame(alarms, injected);
    }

    private void refused(String authorization) {
        post(authorization, Sample.wakeUp(Instant.now())).statusCode(401).contentType("application/problem+json");
        assertEquals(List.of(), journal.read());
    }

    /** As Cloud Tasks sends what {@link CloudTasksClock} gave it. */
    private ValidatableResponse post(String authorization, WakeUp wakeUp) {
        var form = addresses.ofThisRequest().wakeUp("/wake", wakeUp).split("\\?", 2)[1];
        return given().config(WITHOUT_CHARSET)
                .header("Authorization", authorization)
                .header("User-Agent", "Google-Cloud-Tasks")
                .contentType("application/x-www-form-urlencoded")
                .body(form)
                .post("/wake")
                .then();
    }

    private static String token(String claims) {
        return "Bearer " + GOOGLE.token(claims);
    }

    private static String claims() {
        var now = Instant.now().getEpochSecond();
        return "{\"aud\":\"alertroom-wake\",\"email\":\"alertroom@p.iam.gserviceaccount.com\",\"email_verified\":true,"
                + "\"iat\":" + now + ",\"exp\":" + (now + 3600) + ",\"iss\":\"https://accounts.google.com\"}";
    }
}
