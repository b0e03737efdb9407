package dev.alertroom.roster;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** A length of time as people write it: {@code 90s}, {@code 30m}, {@code 4h}, {@code 7d}, or {@code 0}. */
public final class WrittenDuration {

    private static final Pattern FORM = Pattern.compile("(\\d{1,7})([smhd])");

    private WrittenDuration() {}

    /** Empty for anything else. */
    public static Optional<Duration> parse(String written) {
        if (written.equals("0")) {
            return Optional.of(Duration.ZERO);
        }
        var parts = FORM.matcher(written);
        return parts.matches() ? Optional.of(of(Long.parseLong(parts.group(1)), parts.group(2))) : Optional.empty();
    }

    private static Duration of(long count, String unit) {
        return switch (unit) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }
}
