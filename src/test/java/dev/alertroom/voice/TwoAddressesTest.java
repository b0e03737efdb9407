package dev.alertroom.voice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.alertroom.twilio.TwilioSignature;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Twilio may come by either of two addresses that are set, and by no other. */
@QuarkusTest
@TestProfile(TwoAddressesTest.OwnDomain.class)
class TwoAddressesTest {

    @TestHTTPResource
    String service;

    @ConfigProperty(name = "twilio.auth-token")
    String authToken;

    @Test
    void eitherAddressIsTakenAndNoOther() throws Exception {
        assertEquals(200, signedFor("https://alerts.example.com"));
        assertEquals(200, signedFor("https://alertroom-1.asia-northeast1.run.app"));
        assertEquals(403, signedFor("https://evil.example"));
        assertEquals(403, signedFor("http://" + URI.create(service).getAuthority()));
    }

    private int signedFor(String address) throws Exception {
        var path = "/voice/announce?news=none";
        var request = HttpRequest.newBuilder(URI.create(service).resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header(
                        TwilioSignature.HEADER,
                        TwilioSignature.sign(address + path, Map.of("CallSid", List.of("CA1")), authToken))
                .POST(BodyPublishers.ofString("CallSid=CA1"))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode();
    }

    public static class OwnDomain implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "alertroom.public-url", "https://alerts.example.com/,https://alertroom-1.asia-northeast1.run.app");
        }
    }
}
