package dev.alertroom.twilio;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How long a request may be tried again, and how long to pause between.
 *
 * @param retries at most
 * @param budget from the start of the first attempt to the end of the last
 * @param firstPause the longest pause before the first retry; it doubles with every further one
 * @param longestPause what no pause exceeds, unless Twilio asks for more
 * @param shortestAttempt an attempt that would have less time than this is not worth starting
 */
record RetryPolicy(int retries, Duration budget, Duration firstPause, Duration longestPause, Duration shortestAttempt) {

    /** Somebody must be woken, but a monitor waits for our answer. */
    static final RetryPolicy PLACING = new RetryPolicy(
            Integer.MAX_VALUE,
            Duration.ofSeconds(8),
            Duration.ofMillis(250),
            Duration.ofSeconds(2),
            Duration.ofSeconds(1));

    /** Asked from within a callback, which Twilio itself does not wait long for. */
    static final RetryPolicy STEERING = new RetryPolicy(
            1, Duration.ofSeconds(4), Duration.ofMillis(200), Duration.ofMillis(200), Duration.ofSeconds(1));

    /** The same policy with this budget, unless its own is smaller. */
    RetryPolicy within(Duration patience) {
        return patience.compareTo(budget) < 0
                ? new RetryPolicy(retries, patience, firstPause, longestPause, shortestAttempt)
                : this;
    }

    /**
     * The pause before a retry, jittered so that the calls of one alert don't come back all at once.
     *
     * @param retry 1 for the first
     * @param retryAfter what Twilio asks for: never undercut
     * @return empty if that retry may not be made
     */
    Optional<Duration> pauseBefore(int retry, Duration elapsed, Optional<Duration> retryAfter, RandomGenerator random) {
        if (retry > retries) {
            return Optional.empty();
        }
        Duration pause = retryAfter
                .map(wait -> wait.plus(between(Duration.ZERO, firstPause, random)))
                .orElseGet(() -> backOff(retry, random));
        Duration needed = elapsed.plus(pause).plus(shortestAttempt);
        return needed.compareTo(budget) > 0 ? Optional.empty() : Optional.of(pause);
    }

    private Duration backOff(int retry, RandomGenerator random) {
        Duration ceiling = firstPause;
        for (int doubled = 1; doubled < retry && ceiling.compareTo(longestPause) < 0; doubled++) {
            ceiling = ceiling.multipliedBy(2);
        }
        ceiling = ceiling.compareTo(longestPause) > 0 ? longestPause : ceiling;
        return between(ceiling.dividedBy(2), ceiling, random);
    }

    private static Duration between(Duration least, Duration most, RandomGenerator random) {
        return Duration.ofNanos(random.nextLong(least.toNanos(), most.toNanos() + 1));
    }
}
