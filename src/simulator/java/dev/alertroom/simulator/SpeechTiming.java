package dev.alertroom.simulator;

import java.time.Duration;

/** How long it takes to say something. */
final class SpeechTiming {

    private static final int MILLIS_A_LATIN_CHARACTER = 60;
    private static final int MILLIS_ANOTHER_CHARACTER = 70;

    private SpeechTiming() {}

    static Duration duration(String text) {
        long millis = text.codePoints()
                .mapToLong(character -> character < 0x250 ? MILLIS_A_LATIN_CHARACTER : MILLIS_ANOTHER_CHARACTER)
                .sum();
        return Duration.ofMillis(Math.max(300, millis));
    }
}
