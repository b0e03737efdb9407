package dev.alertroom.response;

import dev.alertroom.incident.Attempt;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long a request may go on before it is answered, and what it waits for meanwhile. Twilio hangs up on a callback after 15 s,
 * its retries included (https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides), and Cloud Run takes the CPU
 * away from a request that nobody waits for.
 *
 * @param until by then it is answered, but for the last write into the journal
 */
record RequestTime(WaitFor waitFor, Instant until) {

    /** The longest pause after a busy call that a request waits for; a longer one ends with an alarm. */
    static final Duration LONGEST_PAUSE = Duration.ofSeconds(4);

    /** After how long to look first at what another instance is doing. */
    static final Duration LOOK = Duration.ofMillis(250);

    /** Leaves 5 s for a retry. */
    private static final Duration CALLBACK = Duration.ofSeconds(10);

    /** A monitor that repeats itself rings whoever was claimed by an instance that died since. */
    private static final Duration ALERT = Attempt.PLACING.plus(LOOK);

    /** What one attempt to place a call takes at most: to begin one with less would be to be cut off in it. */
    private static final Duration ONE_ATTEMPT = Duration.ofSeconds(3);

    /** The time of a request that arrives now. */
    static RequestTime from(Instant arrival, WaitFor waitFor) {
        return new RequestTime(waitFor, arrival.plus(waitFor == WaitFor.PLACING ? ALERT : CALLBACK));
    }

    /** How long the telephone may be asked for something: for one attempt whatever the time, if it is asked at all. */
    Duration patience(Instant now) {
        var left = Duration.between(now, until);
        return left.compareTo(ONE_ATTEMPT) > 0 ? left : ONE_ATTEMPT;
    }

    /** Whether a call that is placed then is placed in time. A monitor waits, and nothing else would place its first calls. */
    boolean leavesTimeToRing(Instant then) {
        return waitFor == WaitFor.PLACING || !then.plus(ONE_ATTEMPT).isAfter(until);
    }

    /** Whether to wait for it. */
    boolean covers(Optional<Instant> pause, Instant now) {
        return pause.filter(time -> !time.isAfter(now.plus(LONGEST_PAUSE))).isPresent();
    }
}
