package dev.alertroom.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alertroom.twilio.TwilioSignature;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Only Twilio steers calls, through whatever proxy it comes. */
@QuarkusTest
@TestProfile(Night.class)
class TwilioSignsTest extends Story {

    private static final String ANSWER = "/voice/answer?incident=default-1&responder=r1&cycle=1&attempt=1"
            + "&room=AlertRoom&lang=en-US&others=0&message=disk%20%E2%98%83%20full";
    private static final Map<String, List<String>> FORM =
            Map.of("CallSid", List.of("CA1"), "To", List.of("+819011112222"), "CallStatus", List.of("in-progress"));

    @Inject
    PassingTime time;

    @ConfigProperty(name = "twilio.auth-token")
    String authToken;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/voice/answer",
                "/voice/key",
                "/voice/status",
                "/voice/room",
                "/voice/incoming",
                "/voice/announce",
                "/join_conference"
            })
    void whatIsNotSignedIsRefused(String path) {
        assertEquals(403, voice(path, "http", "").status());
        assertEquals(
                403,
                voice(path, "http", TwilioSignature.sign("http://" + host() + path, FORM, "another-token"))
                        .status());
    }

    @Test
    void aKeyThatSomebodyElsePressesStopsNoPhone() {
        var alice = scene.someone();
        var incident = monitor.alerts("disk full", alice).incident();
        alice.rings();

        assertEquals(
                403,
                voice("/voice/key?incident=" + incident + "&responder=x&Digits=1", "http", "")
                        .status());

        monitor.sees(incident, "ringing");
    }

    @Test
    void behindAProxyThatEndsTlsTheSignatureIsOfTheAddressThatTwilioAsked() {
        var url = "https://" + host() + ANSWER;

        var answer = voice(ANSWER, "https", TwilioSignature.sign(url, FORM, authToken));

        assertEquals(200, answer.status());
        var twiml = answer.response().body();
        assertTrue(twiml.contains("action=\"https://" + host() + "/voice/key?"), twiml);
        assertFalse(twiml.contains("http://"), twiml);
        assertEquals(
                403,
                voice(ANSWER, "https", TwilioSignature.sign(url.replace("https", "http"), FORM, authToken))
                        .status());
    }

    @ParameterizedTest
    @CsvSource({
        "/voice/answer, 0, '', 200",
        "/voice/answer, 290, '', 200",
        "/voice/answer, 301, '', 403",
        "/voice/key, 301, '', 403",
        "/voice/status, 20, '', 204",
        "/voice/status, 31, '', 403",
        "/voice/status, 31, 0, 403",
        "/voice/status, 80, 3600, 204",
        "/voice/status, 400, 99999999, 403",
        "/voice/room, 600, '', 204",
        "/voice/room, 1500, '', 403"
    })
    void aCallbackThatIsSentAgainAfterItsCallCanHaveEndedIsRefused(
            String path, int minutesOld, String callDuration, int status) {
        var made = time.instant().minus(Duration.ofMinutes(minutesOld)).getEpochSecond();
        var url = path + "?made=" + made + "&lang=en-US";
        var form = new HashMap<>(FORM);
        form.put("CallDuration", List.of(callDuration));

        assertEquals(
                status,
                voice(url, "http", TwilioSignature.sign("http://" + host() + url, form, authToken), form)
                        .status());
    }

    @ParameterizedTest
    @CsvSource({"/voice/answer, 200", "/voice/incoming, 200", "/voice/status, 204", "/voice/room, 204"})
    void fieldsOfSixteenKibibytesAreTaken(String path, int status) {
        var form = new HashMap<>(FORM);
        form.put("From", List.of("+819011112222"));
        form.put("CallToken", List.of("%7B".repeat(16 * 1024 / 3)));
        form.put("StirPassportToken", List.of("e".repeat(16 * 1024)));

        assertEquals(
                status,
                voice(path, "http", TwilioSignature.sign("http://" + host() + path, form, authToken), form)
                        .status());
    }

    private String host() {
        return URI.create(service).getAuthority();
    }

    private Monitor.Answer voice(String path, String scheme, String signature) {
        return voice(path, scheme, signature, FORM);
    }

    private Monitor.Answer voice(String path, String scheme, String signature, Map<String, List<String>> fields) {
        var form = fields.entrySet().stream()
                .map(field ->
                        field.getKey() + "=" + Monitor.encoded(field.getValue().get(0)))
                .collect(Collectors.joining("&"));
        var request = monitor.request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Forwarded-Proto", scheme)
                .POST(BodyPublishers.ofString(form));
        return Monitor.send(signature.isEmpty() ? request : request.header(TwilioSignature.HEADER, signature));
    }
}
