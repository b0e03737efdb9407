package dev.alertroom.journal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** After a failure it asks for a rest, so that a request with several questions waits for the dead store only once. */
final class Breaker {

    private final Clock clock;
    private final Duration rest;
    private Optional<Instant> restUntil = Optional.empty();

    Breaker(Clock clock, Duration rest) {
        this.clock = clock;
        this.rest = rest;
    }

    /** Whether to ask. After each rest one may; the others wait for how that went. */
    synchronized boolean admits() {
        var now = clock.instant();
        if (restUntil.isEmpty()) {
            return true;
        }
        if (now.isBefore(restUntil.get())) {
            return false;
        }
        restUntil = Optional.of(now.plus(rest));
        return true;
    }

    /** @return whether that is news */
    synchronized boolean failed() {
        boolean news = restUntil.isEmpty();
        restUntil = Optional.of(clock.instant().plus(rest));
        return news;
    }

    /** @return whether that is news */
    synchronized boolean succeeded() {
        boolean news = restUntil.isPresent();
        restUntil = Optional.empty();
        return news;
    }

    /** The last answer was a failure. */
    synchronized boolean open() {
        return restUntil.isPresent();
    }
}
