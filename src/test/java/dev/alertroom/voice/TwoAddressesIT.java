package dev.alertroom.voice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.alertroom.PackagedService;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Twilio may come by either of two addresses that are set, and by no other. */
class TwoAddressesIT {

    private static final String OWN_DOMAIN = "https://alerts.example.com";
    private static final String CLOUD_RUN = "https://alertroom-1.asia-northeast1.run.app";

    @Test
    void eitherAddressIsTakenAndNoOther() throws Exception {
        var settings = SignedAs.environment(OWN_DOMAIN + "/," + CLOUD_RUN, Map.of());
        try (var service = PackagedService.start(settings)) {
            assertEquals(200, announced(service, OWN_DOMAIN));
            assertEquals(200, announced(service, CLOUD_RUN));
            assertEquals(403, announced(service, "https://evil.example"));
            assertEquals(403, announced(service, service.url()));
        }
    }

    private static int announced(PackagedService service, String address) throws Exception {
        return SignedAs.post(service, address, "/voice/announce?news=none").statusCode();
    }
}
