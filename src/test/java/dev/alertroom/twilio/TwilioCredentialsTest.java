package dev.alertroom.twilio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TwilioCredentialsTest {

    private static final Map<String, String> ACCOUNT = Map.of("twilio.account-sid", "AC1", "twilio.auth-token", "t:1");

    @Test
    void accountSidAndAuthTokenServe() {
        assertEquals(Optional.of("AC1:t:1"), pair(settings(ACCOUNT, Map.of())));
    }

    @Test
    void anApiKeyGoesBeforeThem() {
        assertEquals(
                Optional.of("SK1:s1"),
                pair(settings(ACCOUNT, Map.of("twilio.api-key", "SK1", "twilio.api-secret", "s1"))));
    }

    @Test
    void halfAnApiKeyIsNone() {
        assertEquals(
                Optional.of("AC1:t:1"),
                pair(settings(ACCOUNT, Map.of("twilio.api-key", "SK1", "twilio.api-secret", " "))));
    }

    @Test
    void nothingIsSentWithoutCredentials() {
        assertEquals(Optional.empty(), pair(settings(Map.of(), Map.of())));
    }

    @Test
    void blankSettingsAreMissingAndOthersLoseTheirBlanks() {
        TwilioSettings settings = settings(
                Map.of(
                        "twilio.account-sid",
                        "",
                        "twilio.auth-token",
                        "  ",
                        "twilio.from",
                        " +15005550006\n",
                        "twilio.base-url",
                        ""),
                Map.of());

        assertEquals(Optional.empty(), settings.accountSid());
        assertEquals(Optional.empty(), settings.authToken());
        assertEquals(Optional.of("+15005550006"), settings.from());
        assertEquals(Optional.empty(), settings.baseUrl());
    }

    @Test
    void settingsDoNotPrintTheirSecrets() {
        assertFalse(settings(ACCOUNT, Map.of()).toString().contains("t:1"));
    }

    private static Optional<String> pair(TwilioSettings settings) {
        return new TwilioCredentials(settings)
                .authorization()
                .map(header -> header.substring("Basic ".length()))
                .map(encoded -> new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8));
    }

    private static TwilioSettings settings(Map<String, String> some, Map<String, String> more) {
        return new SmallRyeConfigBuilder()
                .withMapping(TwilioSettings.class)
                .withDefaultValues(some)
                .withDefaultValues(more)
                .build()
                .getConfigMapping(TwilioSettings.class);
    }
}
