package dev.alertroom.simulator;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * The filters of a list of calls by the day on which they started, in UTC: {@code StartTime}, {@code StartTime<} (on that day
 * or before) and {@code StartTime>} (on that day or later). A call that was not dialled yet has no start, and is on no day.
 *
 * @see <a href="https://www.twilio.com/docs/voice/api/call-resource#read-multiple-call-resources">Read multiple calls</a>
 */
final class StartTimes {

    private static final int DAY = "2026-11-24".length();

    private StartTimes() {}

    static boolean match(Form query, Optional<Instant> started) {
        Optional<LocalDate> day = started.map(time -> LocalDate.ofInstant(time, ZoneOffset.UTC));
        return matches(query, "StartTime", day, LocalDate::isEqual)
                && matches(query, "StartTime<", day, (its, wanted) -> !its.isAfter(wanted))
                && matches(query, "StartTime>", day, (its, wanted) -> !its.isBefore(wanted));
    }

    private static boolean matches(
            Form query, String filter, Optional<LocalDate> day, BiPredicate<LocalDate, LocalDate> test) {
        return query.get(filter)
                .map(StartTimes::day)
                .map(wanted -> day.filter(its -> test.test(its, wanted)).isPresent())
                .orElse(true);
    }

    /** Also of a date with a time, as Twilio's libraries send it. */
    private static LocalDate day(String written) {
        try {
            return LocalDate.parse(written.substring(0, Math.min(DAY, written.length())));
        } catch (DateTimeException unreadable) {
            throw ApiError.bad(20001, "StartTime: %s is no date".formatted(written));
        }
    }
}
