package dev.alertroom.voice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class CallbackUrlsTest {

    private Instant now = Instant.ofEpochSecond(1_800_000_000);

    @Test
    void aUrlTellsWhenItWasMadeAndNotWhenItsAddressWasFound() {
        var urls = new CallbackUrls("https://a.example", 300, clock());
        now = now.plusSeconds(14_400);

        assertEquals(
                "https://a.example/voice/room?made=1800014400&incident=default-1#rc=3&rp=all", urls.room("default-1"));
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException("nobody asks for zones");
            }
        };
    }
}
