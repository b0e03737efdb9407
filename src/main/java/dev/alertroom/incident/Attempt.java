package dev.alertroom.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What is known of one attempt to reach one responder.
 *
 * @param since when it was claimed, or else the first sign of it
 * @param number what was rung; empty if the claim was lost
 * @param placed when Twilio took it
 * @param sids the calls it made; more than one if a request to Twilio timed out and was repeated
 * @param ends how those calls ended
 */
public record Attempt(
        CallKey key,
        Instant since,
        Optional<String> number,
        Optional<Instant> placed,
        Set<String> sids,
        Map<String, Event.CallEnded> ends,
        Optional<Event.CallRefused> refusal,
        Optional<Instant> pickedUp,
        boolean joined,
        boolean declined) {

    /** Placing a call is retried for 8 s and the journal takes 1 s at most; whoever is silent for longer is dead. */
    static final Duration PLACING = Duration.ofSeconds(12);

    /** The longest that a caller can listen without pressing a key, and what a callback's retries may take. */
    static final Duration LISTENING = Duration.ofMinutes(3);

    public Attempt {
        sids = Set.copyOf(sids);
        ends = Map.copyOf(ends);
    }

    /** Nobody knows yet whether Twilio took it. */
    boolean placing() {
        return sids.isEmpty() && refusal.isEmpty();
    }

    /** When it was over, or will be given up if no callback comes. A joined call has no such time until it ends. */
    Optional<Instant> over(Policy policy) {
        if (!sids.isEmpty() && ends.keySet().containsAll(sids)) {
            return ends.values().stream().map(Event.CallEnded::at).max(Instant::compareTo);
        }
        if (!sids.isEmpty()) {
            var from = Stream.of(Optional.of(since), placed, pickedUp)
                    .flatMap(Optional::stream)
                    .max(Instant::compareTo)
                    .orElse(since);
            return joined
                    ? Optional.empty()
                    : Optional.of(from.plus(policy.ring()).plus(LISTENING));
        }
        return Optional.of(refusal.map(Event.CallRefused::at).orElse(since.plus(PLACING)));
    }

    boolean live(Policy policy, Instant now) {
        return over(policy).map(end -> end.isAfter(now)).orElse(true);
    }

    /** The calls that may still be ringing or talking. */
    public List<String> unended() {
        return sids.stream().filter(Predicate.not(ends::containsKey)).sorted().toList();
    }

    /** The earliest time of another call to the same responder. */
    Optional<Instant> nextNotBefore(Policy policy) {
        return ends.values().stream()
                .filter(end -> end.outcome().wantsPause())
                .map(end -> end.at().plus(policy.pause()))
                .max(Instant::compareTo);
    }

    /** How it ended, if a call of it did; the worst news last. */
    public Optional<Outcome> outcome() {
        return ends.values().stream().map(Event.CallEnded::outcome).min(Outcome::compareTo);
    }

    /** Twilio will never call this number. */
    boolean numberIsDead() {
        return sids.isEmpty() && refusal.map(Event.CallRefused::permanent).orElse(false);
    }
}
