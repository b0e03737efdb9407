package dev.alertroom.twilio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("1994-11-06T08:49:30Z");

    @Test
    void secondsAreAWait() {
        assertEquals(Optional.of(Duration.ofSeconds(120)), RetryAfter.parse(" 120 ", NOW));
    }

    @Test
    void aDateIsAWaitUntilThen() {
        assertEquals(Optional.of(Duration.ofSeconds(7)), RetryAfter.parse("Sun, 06 Nov 1994 08:49:37 GMT", NOW));
    }

    @Test
    void aDateThatHasPassedIsNoWait() {
        assertEquals(Optional.of(Duration.ZERO), RetryAfter.parse("Sun, 06 Nov 1994 08:49:00 GMT", NOW));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1", "1.5", "99999999999999999999", "Sunday, 06-Nov-94 08:49:37 GMT"})
    void anythingElseSaysNothing(String value) {
        assertEquals(Optional.empty(), RetryAfter.parse(value, NOW));
    }
}
