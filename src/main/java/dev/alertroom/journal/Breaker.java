package dev.alertroom.journal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * After a failure it asks for a rest, so that a request with several questions waits for the dead store only once. The
 * first rest is short, because one slow answer is no outage; each question that fails after a rest doubles the next one.
 * Every answer in time halves it again, so a store of which half the answers fail is still asked.
 */
final class Breaker {

    private static final Duration FIRST_REST = Duration.ofMillis(250);

    private final Clock clock;
    private final Duration longestRest;
    private Duration nextRest = FIRST_REST;
    private Optional<Instant> restUntil = Optional.empty();
    private Instant lastFailure = Instant.MIN;

    Breaker(Clock clock, Duration longestRest) {
        this.clock = clock;
        this.longestRest = longestRest;
    }

    /** Whether to ask. After each rest one may; the others wait for how that went. */
    synchronized boolean admits() {
        if (restUntil.isEmpty()) {
            return true;
        }
        if (resting()) {
            return false;
        }
        restUntil = Optional.of(clock.instant().plus(nextRest));
        return true;
    }

    private boolean resting() {
        return restUntil.filter(until -> clock.instant().isBefore(until)).isPresent();
    }

    /**
     * A question went without an answer in time. Of several that were asked at once, only the first one counts.
     *
     * @return whether that is news
     */
    synchronized boolean failed(Instant askedAt) {
        boolean news = restUntil.isEmpty();
        if (news || !askedAt.isBefore(lastFailure)) {
            lastFailure = clock.instant();
            restUntil = Optional.of(lastFailure.plus(nextRest));
            nextRest = shorter(nextRest.multipliedBy(2), longestRest);
        }
        return news;
    }

    /** @return whether that is news */
    synchronized boolean succeeded() {
        boolean news = restUntil.isPresent();
        restUntil = Optional.empty();
        nextRest = nextRest.dividedBy(2).compareTo(FIRST_REST) < 0 ? FIRST_REST : nextRest.dividedBy(2);
        return news;
    }

    /**
     * The answer to a question that had failed came after all: if that one was the first to fail, the store was only slow.
     *
     * @return whether that is news
     */
    synchronized boolean answeredLate() {
        boolean news = restUntil.isPresent() && nextRest.compareTo(FIRST_REST.multipliedBy(2)) <= 0;
        if (news) {
            restUntil = Optional.empty();
        }
        return news;
    }

    /** The last answer was a failure. */
    synchronized boolean open() {
        return restUntil.isPresent();
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
