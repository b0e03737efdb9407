package dev.alertroom.voice;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How old a callback URL may be. Twilio's signature is over the whole URL and the form, so nobody but Twilio and us can make
 * one, change one, or put one call's form to another call's URL; no second signature of ours would add to that. What is left
 * is a request that was seen somewhere and is sent again: to an instance that has never heard of its incident it would look
 * like the end of a call that is to be made again. So every URL says when it was made, and is good for as long as its call
 * can last: what is reported of a call's end, for the call's own duration and half an hour.
 */
final class CallbackAge {

    /** The parameter that tells when a URL was made, in seconds since 1970. */
    static final String MADE = "made";

    /** Twilio ends a call after four hours, and a phone may ring for ten minutes. */
    private static final Duration CALL = Duration.ofHours(5);

    /** Waiting in Twilio's queue, ringing, and Twilio's retries. */
    private static final Duration UNTIL_IT_ENDS = Duration.ofMinutes(30);

    /** A conference reports to the URL that its first participant brought, however many come after. */
    private static final Duration CONFERENCE = Duration.ofHours(24);

    private static final int MAX_DIGITS = 12;

    private CallbackAge() {}

    /**
     * Whether a request comes too late to be Twilio's first.
     *
     * @param made as the URL tells; a URL that was not made by us tells nothing, and is never too old
     * @param callDuration in seconds, as Twilio tells at the end of a call
     */
    static boolean isOver(String path, Optional<String> made, Optional<String> callDuration, Instant now) {
        return made.map(CallbackAge::number)
                .map(Instant::ofEpochSecond)
                .filter(time -> now.isAfter(time.plus(allowed(path, callDuration))))
                .isPresent();
    }

    private static Duration allowed(String path, Optional<String> callDuration) {
        return switch (path) {
            case VoicePaths.ROOM -> CONFERENCE;
            case VoicePaths.STATUS ->
                UNTIL_IT_ENDS.plusSeconds(
                        Math.min(callDuration.map(CallbackAge::number).orElse(0L), CALL.toSeconds()));
            default -> CALL;
        };
    }

    /** 0 if it is none. */
    private static long number(String text) {
        return !text.isEmpty() && text.length() <= MAX_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9')
                ? Long.parseLong(text)
                : 0;
    }
}
