package dev.alertroom.twilio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

    private static final Optional<Duration> UNASKED = Optional.empty();

    private final Random random = new Random(7);
    private final RetryPolicy patience = new RetryPolicy(
            9, Duration.ofSeconds(8), Duration.ofMillis(250), Duration.ofSeconds(2), Duration.ofSeconds(1));

    @Test
    void pausesDoubleUpToTheLongest() {
        int[] longest = {250, 500, 1000, 2000, 2000};
        for (int retry = 1; retry <= longest.length; retry++) {
            long pause = patience.pauseBefore(retry, Duration.ZERO, UNASKED, random)
                    .orElseThrow()
                    .toMillis();
            assertTrue(pause >= longest[retry - 1] / 2 && pause <= longest[retry - 1], retry + ": " + pause);
        }
    }

    @Test
    void callsOfOneAlertDoNotComeBackAtOnce() {
        TreeSet<Duration> pauses = new TreeSet<>();
        for (int call = 0; call < 20; call++) {
            pauses.add(patience.pauseBefore(1, Duration.ZERO, UNASKED, random).orElseThrow());
        }
        assertTrue(pauses.size() > 15);
    }

    @Test
    void whatTwilioAsksForIsNeverUndercut() {
        for (int i = 0; i < 100; i++) {
            Duration pause = patience.pauseBefore(1, Duration.ZERO, Optional.of(Duration.ofSeconds(3)), random)
                    .orElseThrow();
            assertTrue(pause.toMillis() >= 3000 && pause.toMillis() <= 3250, pause.toString());
        }
    }

    @Test
    void aWaitBeyondTheBudgetIsNotBegun() {
        assertEquals(UNASKED, patience.pauseBefore(1, Duration.ZERO, Optional.of(Duration.ofSeconds(30)), random));
    }

    @Test
    void anAttemptThatCannotFitIsNotBegun() {
        assertTrue(patience.pauseBefore(1, Duration.ofMillis(6700), UNASKED, random)
                .isPresent());
        assertEquals(UNASKED, patience.pauseBefore(1, Duration.ofMillis(6900), UNASKED, random));
    }

    @Test
    void retriesAreCounted() {
        assertTrue(patience.pauseBefore(9, Duration.ZERO, UNASKED, random).isPresent());
        assertEquals(UNASKED, patience.pauseBefore(10, Duration.ZERO, UNASKED, random));
    }

    @Test
    void placingACallTriesForAboutEightSeconds() {
        assertEquals(Duration.ofSeconds(8), RetryPolicy.PLACING.budget());
        assertTrue(RetryPolicy.PLACING
                .pauseBefore(Integer.MAX_VALUE, Duration.ofSeconds(5), UNASKED, random)
                .isPresent());
    }
}
