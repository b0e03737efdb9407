package dev.alertroom.incident;

import java.time.Duration;
import java.util.Objects;

/**
 * How an incident's calls are made; a snapshot taken when the incident opens.
 *
 * @param attempts calls to one responder, at most, until somebody new is asked
 * @param ring how long a phone rings
 * @param pause the least time between a busy, failed or refused call and the next one
 * @param screening what counts as answered
 * @param againAfter how long after everyone was called in vain all are rung again; doubles with every time
 * @param giveUpAfter how long nobody has to be heard of until nobody is rung any more
 * @param reminder how long after the room has emptied, while an alert still fires, those who had it are rung; zero for never
 */
public record Policy(
        int attempts,
        Duration ring,
        Duration pause,
        Screening screening,
        Duration againAfter,
        Duration giveUpAfter,
        Duration reminder) {

    public static final Duration AGAIN_AFTER = Duration.ofMinutes(5);
    public static final Duration GIVE_UP_AFTER = Duration.ofHours(4);
    public static final Duration REMINDER = Duration.ofMinutes(30);

    /** What doubling comes to, at most. */
    private static final Duration LONGEST_AGAIN_AFTER = Duration.ofMinutes(30);

    /** Events of version 1.0 know nothing of the last three. */
    public Policy {
        if (attempts < 1) {
            throw new IllegalArgumentException("attempts must be 1 or more");
        }
        Objects.requireNonNull(ring);
        Objects.requireNonNull(pause);
        Objects.requireNonNull(screening);
        againAfter = Objects.requireNonNullElse(againAfter, AGAIN_AFTER);
        giveUpAfter = Objects.requireNonNullElse(giveUpAfter, GIVE_UP_AFTER);
        reminder = Objects.requireNonNullElse(reminder, REMINDER);
    }

    /** With the usual endurance. */
    public Policy(int attempts, Duration ring, Duration pause, Screening screening) {
        this(attempts, ring, pause, screening, AGAIN_AFTER, GIVE_UP_AFTER, REMINDER);
    }

    /** @param waves how often all were rung again already, without a sign of anybody */
    Duration againAfter(int waves) {
        var wait = againAfter;
        for (int wave = 0; wave < waves && wait.compareTo(LONGEST_AGAIN_AFTER) < 0; wave++) {
            wait = wait.multipliedBy(2);
        }
        return wait.compareTo(LONGEST_AGAIN_AFTER) > 0 && waves > 0 ? longest() : wait;
    }

    private Duration longest() {
        return againAfter.compareTo(LONGEST_AGAIN_AFTER) > 0 ? againAfter : LONGEST_AGAIN_AFTER;
    }
}
