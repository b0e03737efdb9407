package dev.alertroom.voice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alertroom.incident.CallContext;
import dev.alertroom.incident.CallKey;
import dev.alertroom.incident.Screening;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackUrlsTest {

    private static final Instant MADE = Instant.ofEpochSecond(1_800_000_000);
    private static final Clock CLOCK = Clock.fixed(MADE, ZoneOffset.UTC);
    private static final CallbackUrls URLS = new CallbackUrls("https://alerts.example", 400, Optional.empty(), CLOCK);

    @ParameterizedTest
    @ValueSource(strings = {"x", "障", "🔥", "a🔥障"})
    void noAddressIsLongerThanTwilioTakesAndNoCharacterIsCutInTwo(String text) {
        var message = text.repeat(400 / text.codePointCount(0, text.length()));

        var url = URLS.answer(call(message), Screening.KEYPRESS);

        assertTrue(url.length() <= 4_000, () -> url.length() + " characters");
        assertTrue(message.startsWith(messageOf(url)), url);
        assertTrue(messageOf(url).length() >= 200, url);
    }

    @Test
    void aUrlTellsWhenItWasMade() {
        assertEquals(
                "https://alerts.example/voice/room?made=1800000000&incident=default-1#rc=3&rp=all",
                URLS.room("default-1"));
    }

    @Test
    void aMessageThatFitsIsWhole() {
        assertEquals("障害".repeat(200), messageOf(URLS.status(call("障害".repeat(200)))));
    }

    @Test
    void requestsComeThroughTheEdgeThatIsSet() {
        var urls = new CallbackUrls("https://alerts.example", 400, Optional.of("tokyo"), CLOCK);

        assertTrue(urls.status(call("x")).endsWith("#rc=3&rp=all&e=tokyo"));
    }

    private static CallContext call(String message) {
        return new CallContext(
                "backend-1", "backend", "部屋", new CallKey(1, "3fdbc8b3802ecab8", 1), message, 0, "ja-JP");
    }

    private static String messageOf(String url) {
        var encoded = url.replaceFirst("^.*[?&]message=", "").replaceFirst("[&#].*$", "");
        return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    }
}
