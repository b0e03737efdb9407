package dev.alertroom.simulator;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as Twilio writes them: RFC 2822, UTC as {@code +0000}. */
final class TwilioTime {

    private static final DateTimeFormatter RFC_2822 = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss Z", Locale.US)
            .withZone(ZoneOffset.UTC);

    private TwilioTime() {}

    static String format(Instant instant) {
        return RFC_2822.format(instant);
    }
}
