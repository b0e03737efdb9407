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
 */
public record Policy(int attempts, Duration ring, Duration pause, Screening screening) {

    public Policy {
        if (attempts < 1) {
            throw new IllegalArgumentException("attempts must be 1 or more");
        }
        Objects.requireNonNull(ring);
        Objects.requireNonNull(pause);
        Objects.requireNonNull(screening);
    }
}
