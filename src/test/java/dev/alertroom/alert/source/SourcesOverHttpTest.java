package dev.alertroom.alert.source;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alertroom.Guarded;
import dev.alertroom.OpenIncidents;
import dev.alertroom.security.GoogleKey;
import dev.alertroom.security.ServedDocuments;
import dev.alertroom.simulator.Simulator;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Random;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Monitors that prove who they are in ways of their own, as they come over HTTP. */
@QuarkusTest
@TestProfile(Guarded.class)
class SourcesOverHttpTest {

    private static final String PHONE = Guarded.AOKI;
    private static final String CERTIFICATE = "https://sns.us-east-2.amazonaws.com/SimpleNotificationService-1.pem";
    private static final String KEYS = "https://www.googleapis.com/oauth2/v3/certs";
    private static final GoogleKey GOOGLE = GoogleKey.named("one");

    @Inject
    Simulator simulator;

    @Inject
    ServedDocuments web;

    /** Each test begins with no incident, whatever the one before it left burning. */
    @AfterEach
    void closeAll() {
        OpenIncidents.close();
        simulator.reset();
    }

    @Test
    void googlesTokenIsEnoughForPubSub() {
        web.serve(KEYS, GOOGLE.jwks());

        pubSub(GOOGLE.token(claims("https://us")), "pubsub/other.json").then().statusCode(202);
        assertEquals(1, simulator.calls().size());
        pubSub(GOOGLE.token(claims("https://us")), "pubsub/empty.json")
                .then()
                .statusCode(200)
                .body("status", equalTo("ignored"));
        pubSub(GOOGLE.token(claims("https://them")), "pubsub/open.json").then().statusCode(401);
        pubSub("first-token", "pubsub/open.json").then().statusCode(401);
        assertEquals(1, simulator.calls().size());
    }

    @Test
    void snsNeedsTheTokenAndAmazonsSignature() throws Exception {
        var amazon = Certificate.valid(2, "-1d");
        web.serve(CERTIFICATE, amazon.pem());

        sns("?tels=" + PHONE, signed("aws-sns/alarm.json", amazon)).then().statusCode(401);
        sns("?token=first-token&tels=" + PHONE, Fixtures.text("aws-sns/alarm.json"))
                .then()
                .statusCode(403);
        assertEquals(0, simulator.calls().size());

        sns("?token=first-token&tels=" + PHONE, signed("aws-sns/alarm.json", amazon))
                .then()
                .statusCode(202);
        assertEquals(1, simulator.calls().size());
        sns("?token=first-token&tels=" + PHONE, signed("aws-sns/ok.json", amazon))
                .then()
                .statusCode(200)
                .body("status", equalTo("cleared"));
    }

    @Test
    void aSubscriptionToATopicIsConfirmed() throws Exception {
        var amazon = Certificate.valid(2, "-1d");
        var confirm = "https://sns.us-west-2.amazonaws.com/?Action=ConfirmSubscription"
                + "&TopicArn=arn:aws:sns:us-west-2:123456789012:MyTopic&Token=2336412f37";
        web.serve("https://sns.us-east-2.amazonaws.com/SimpleNotificationService-2.pem", amazon.pem());
        web.serve(confirm, "<ConfirmSubscriptionResponse/>");

        sns("?token=first-token&tels=" + PHONE, signed("aws-sns/subscription-confirmation.json", amazon, "2"))
                .then()
                .statusCode(200);

        assertTrue(web.asked().contains(URI.create(confirm)));
        assertEquals(0, simulator.calls().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/alert/pagerduty", "/v2/enqueue"})
    void aClientOfPagerDutyNeedsNothingButTheAddressChanged(String path) {
        event(path, "pagerduty/trigger.json", "first-token:shop")
                .then()
                .statusCode(202)
                .body("status", equalTo("success"))
                .body("message", equalTo("Event processed"))
                .body("dedup_key", equalTo("prod-datapipe03/disk"));
        assertEquals(1, simulator.calls().size());

        event(path, "pagerduty/acknowledge.json", "first-token/shop").then().statusCode(202);
        event(path, "pagerduty/resolve.json", "first-token/shop").then().statusCode(202);
        assertEquals(1, simulator.calls().size());
    }

    @Test
    void theRoutingKeyNamesTheTeamIfTheTokenComesInAnotherWay() {
        event("/v2/enqueue?token=first-token", "pagerduty/trigger-without-key.json", "shop")
                .then()
                .statusCode(202)
                .body("dedup_key.length()", equalTo(32));
        assertEquals(1, simulator.calls().size());
        event("/v2/enqueue?token=first-token", "pagerduty/resolve.json", "shop");
    }

    @Test
    void aWrongEventIsRefusedInPagerDutysForm() {
        event("/v2/enqueue", "pagerduty/trigger.json", "guessed:shop")
                .then()
                .statusCode(400)
                .body("status", equalTo("invalid event"))
                .body("message", equalTo("Event object is invalid"))
                .body("errors", hasItem(containsString("token")));
        event("/v2/enqueue", "pagerduty/trigger.json", "first-token:nobody")
                .then()
                .statusCode(400)
                .body("errors", hasItem(containsString("nobody")));
        assertEquals(0, simulator.calls().size());
    }

    @Test
    void anEventWithoutASummaryRingsWithoutSpeakingTheSecret() {
        event("/v2/enqueue", "pagerduty/no-summary.json", "first-token:shop")
                .then()
                .statusCode(202);

        assertEquals(1, simulator.calls().size());
        assertTrue(simulator.calls().toString().indexOf("first-token") < 0);
    }

    @Test
    void aMailThatMailgunSignedNeedsNoToken() throws Exception {
        var timestamp = Long.toString(Instant.now().getEpochSecond());

        mail("team=shop", timestamp, hmac(timestamp + "abc")).then().statusCode(202);
        assertEquals(1, simulator.calls().size());
        mail("team=shop", timestamp, hmac(timestamp + "abd")).then().statusCode(401);
        mail("team=shop", "1", hmac("1abc")).then().statusCode(401);
        assertEquals(1, simulator.calls().size());
    }

    @Test
    void aSignatureSaysNothingOfTheAddressSoThatItNamesNoNumbersWithoutATokenOfOurs() throws Exception {
        var timestamp = Long.toString(Instant.now().getEpochSecond());

        mail("tels=090-9999-0001", timestamp, "own-" + timestamp, hmac(timestamp + "own-" + timestamp))
                .then()
                .statusCode(403)
                .body("detail", containsString("no tels"));
        assertEquals(0, simulator.calls().size());
        mail(
                        "auth_token=first-token&tels=090-9999-0001",
                        timestamp,
                        "own-" + timestamp,
                        hmac(timestamp + "own-" + timestamp))
                .then()
                .statusCode(202);
    }

    @Test
    void aTokenOfMailgunsIsGoodForOneMail() throws Exception {
        var timestamp = Long.toString(Instant.now().getEpochSecond());
        var signature = hmac(timestamp + "abc" + timestamp);

        // What could not be taken may come again.
        mail("team=nobody", timestamp, "abc" + timestamp, signature).then().statusCode(400);
        mail("team=shop", timestamp, "abc" + timestamp, signature).then().statusCode(202);
        mail("team=shop", timestamp, "abc" + timestamp, signature)
                .then()
                .statusCode(401)
                .body("detail", containsString("came before"));
        assertEquals(1, simulator.calls().size());
    }

    @Test
    void aMailOfAnUnknownSenderRingsButClearsNothing() {
        mailFrom("someone@example.com", "Disk full").then().statusCode(202);
        mailFrom("someone@example.com", "[Resolved] Disk full")
                .then()
                .statusCode(200)
                .body("status", equalTo("ignored"));
        mailFrom("alerts@monitor.example", "[Resolved] Disk full")
                .then()
                .statusCode(200)
                .body("status", equalTo("cleared"));
    }

    private static Response mailFrom(String sender, String subject) {
        return given().contentType("application/x-www-form-urlencoded")
                .formParam("from", sender)
                .formParam("envelope", "{\"from\":\"" + sender + "\"}")
                .formParam("SPF", "pass")
                .formParam("subject", subject)
                .formParam("text", "On web-1")
                .post("/alert/email?token=first-token&team=shop");
    }

    @Test
    void aPayloadOfAMonitorMayBeLargerThan64KiB() {
        var large = "a".repeat(70_000);

        given().contentType("application/x-www-form-urlencoded")
                .body("subject=Disk+full&body-plain=" + large)
                .post("/alert/email?token=first-token&tels=" + PHONE)
                .then()
                .statusCode(202);
        given().contentType("application/json")
                .body("{\"title\":\"Disk full\",\"log\":\"" + large + "\"}")
                .post("/alert/json?token=first-token&tels=+819011110002")
                .then()
                .statusCode(202);
    }

    @Test
    void whatIsFoundAtThePointersIsToldEvenThoughItRings() {
        given().contentType("application/json")
                .body(Fixtures.bytes("json/elsewhere.json"))
                .post("/alert/json?token=first-token&tels=" + PHONE)
                .then()
                .statusCode(202)
                .body("warnings", hasItem(containsString("ALERTROOM_JSON_MESSAGE = /event/text: nothing")));
        assertEquals(1, simulator.calls().size());
    }

    @Test
    void spoiltPayloadsNeverBreakAnythingAndOnlyAlertsRing() {
        var random = new Random(20261122);
        for (String fixture : Fixtures.of("pubsub", "aws-sns", "pagerduty", "email", "json")) {
            var source = fixture.substring(0, fixture.indexOf('/'));
            for (int run = 0; run < 10; run++) {
                simulator.reset();
                var status = send(
                                "/alert/" + source + "?token=first-token&tels=" + PHONE,
                                Fixtures.type(fixture),
                                Spoiling.of(Fixtures.bytes(fixture), random))
                        .statusCode();
                assertTrue(Set.of(200, 202, 400, 401, 403, 415).contains(status), fixture + " was answered " + status);
                assertTrue(status < 300 || simulator.calls().isEmpty(), fixture + " rang and was answered " + status);
            }
        }
    }

    private static Response pubSub(String token, String fixture) {
        return given().header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .body(Fixtures.bytes(fixture))
                .post("/alert/pubsub?tels=" + PHONE);
    }

    private static String claims(String audience) {
        var now = Instant.now().getEpochSecond();
        return ("{\"aud\":\"%s\",\"email\":\"push@p.iam.gserviceaccount.com\",\"email_verified\":true,\"iat\":%d,"
                        + "\"exp\":%d,\"iss\":\"https://accounts.google.com\"}")
                .formatted(audience, now, now + 3600);
    }

    private static Response sns(String query, String body) {
        return send("/alert/aws-sns" + query, "text/plain; charset=UTF-8", body.getBytes());
    }

    private static String signed(String fixture, Certificate signer) throws Exception {
        return signed(fixture, signer, "1");
    }

    private static String signed(String fixture, Certificate signer, String certificate) throws Exception {
        var json = (ObjectNode) Fixtures.JSON.readTree(Fixtures.bytes(fixture));
        json.put("Timestamp", Instant.now().toString());
        json.put("SigningCertURL", CERTIFICATE.replace("-1.pem", "-" + certificate + ".pem"));
        var text = Fixtures.JSON.treeToValue(json, SnsMessage.class).signedText();
        return json.put("Signature", signer.sign("SHA1withRSA", text)).toString();
    }

    private static Response event(String path, String fixture, String routingKey) {
        return given().contentType("application/json")
                .body(Fixtures.text(fixture)
                        .replace("samplekeyhere\",\n  \"event", routingKey + "\",\n  \"event")
                        .replace("\"routing_key\": \"samplekeyhere\"", "\"routing_key\": \"" + routingKey + "\""))
                .post(path);
    }

    private static Response mail(String query, String timestamp, String signature) {
        return mail(query, timestamp, "abc", signature);
    }

    private static Response mail(String query, String timestamp, String token, String signature) {
        return given().contentType("application/x-www-form-urlencoded")
                .body("subject=Disk+full&body-plain=On+web-1&token=" + token + "&timestamp=" + timestamp + "&signature="
                        + signature)
                .post("/alert/email?" + query);
    }

    private static String hmac(String text) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Guarded.MAILGUN_KEY.getBytes(), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(text.getBytes()));
    }

    private static Response send(String path, String type, byte[] body) {
        return given().config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                                .encodeContentTypeAs("multipart/form-data", ContentType.BINARY)
                                .encodeContentTypeAs("application/x-www-form-urlencoded", ContentType.BINARY)))
                .contentType(type)
                .body(body)
                .post(path);
    }
}
