package dev.alertroom.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
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
    public static final Duration PLACING = Duration.ofSeconds(12);

    /** Twilio may ring some seconds longer than it was told, and its callback takes its time. */
    static final Duration GRACE = Duration.ofSeconds(30);

    /** Whoever has heard the message twice and pressed nothing is taken for a voicemail; the key works all the same. */
    static final Duration VOICEMAIL = Duration.ofSeconds(30);

    /** The longest that a caller can listen without pressing a key, and what a callback's retries may take. */
    static final Duration LISTENING = Duration.ofMinutes(3);

    public Attempt {
        sids = Set.copyOf(sids);
        ends = Map.copyOf(ends);
    }

    /** Every attempt that these events tell of, oldest first. */
    static List<Attempt> all(Collection<Event> events) {
        var parts = new HashMap<CallKey, Parts>();
        var joined = new HashSet<String>();
        for (Event event : events) {
            if (event instanceof Event.CallClaimed claimed) {
                part(parts, claimed.call()).claimed = claimed;
            } else if (event instanceof Event.CallPlaced placed) {
                part(parts, placed.call()).placed.add(placed);
            } else if (event instanceof Event.CallRefused refused) {
                part(parts, refused.call()).refused = refused;
            } else if (event instanceof Event.PickedUp pickedUp) {
                part(parts, pickedUp.call()).pickedUp = pickedUp;
            } else if (event instanceof Event.Declined declined) {
                part(parts, declined.call()).declined = declined;
            } else if (event instanceof Event.CallEnded ended) {
                part(parts, ended.call()).ends.add(ended);
            } else if (event instanceof Event.Joined join) {
                joined.add(join.sid());
            }
        }
        return parts.entrySet().stream()
                .map(part -> part.getValue().toAttempt(part.getKey(), joined))
                .sorted(Comparator.comparing(Attempt::since)
                        .thenComparing(attempt -> attempt.key().toString()))
                .toList();
    }

    private static Parts part(Map<CallKey, Parts> parts, CallKey key) {
        return parts.computeIfAbsent(key, ignored -> new Parts());
    }

    /** Twilio took it, so a phone rang or rings. */
    boolean rang() {
        return !sids.isEmpty();
    }

    /** Nobody knows yet whether Twilio took it. */
    boolean placing() {
        return !rang() && refusal.isEmpty();
    }

    /** Nothing more will be heard of it. */
    private boolean ended() {
        return rang() ? ends.keySet().containsAll(sids) : refusal.isPresent();
    }

    /** Whether it is under way. What has ended is not, even if another instance's clock says that it will end soon. */
    boolean live(Policy policy, Instant now) {
        return !ended() && (joined || givenUpAt(policy).isAfter(now));
    }

    /** When a phone stopped to ring, or is taken to have; empty if none rang. */
    Optional<Instant> rangUntil(Policy policy) {
        if (!rang()) {
            return Optional.empty();
        }
        return ended() ? ends.values().stream().map(Event::at).max(Instant::compareTo) : Optional.of(givenUpAt(policy));
    }

    /** Until when the phone rings; empty if it was picked up, or does not ring yet. */
    public Optional<Instant> ringsUntil(Policy policy) {
        return pickedUp.isPresent() ? Optional.empty() : placed.map(time -> time.plus(policy.ring()));
    }

    /** When no callback can be expected any more. */
    Instant givenUpAt(Policy policy) {
        if (!rang()) {
            return since.plus(PLACING);
        }
        return pickedUp.map(time -> time.plus(VOICEMAIL))
                .orElseGet(() -> placed.filter(since::isBefore)
                        .orElse(since)
                        .plus(policy.ring())
                        .plus(GRACE));
    }

    /** Somebody, or a voicemail, may still be on the line: another call would find it busy. */
    boolean listening(Instant now) {
        return !ended()
                && !joined
                && pickedUp.filter(time -> time.plus(LISTENING).isAfter(now)).isPresent();
    }

    /** When nobody can be on the line any more. */
    Optional<Instant> listeningUntil() {
        return pickedUp.map(time -> time.plus(LISTENING));
    }

    /** When it was over, or is taken to be. */
    Instant overAt(Policy policy) {
        var refused = refusal.filter(refusal -> !rang()).map(Event::at);
        return refused.or(() -> rangUntil(policy)).orElseGet(() -> givenUpAt(policy));
    }

    /** The instance that claimed it died before it heard whether the call was taken. */
    boolean lost(Instant now) {
        return placing() && !since.plus(PLACING).isAfter(now);
    }

    /** It was refused, and may be taken a little later. */
    boolean refusedForNow() {
        return !rang() && refusal.filter(refusal -> !refusal.permanent()).isPresent();
    }

    /** The calls that may still be ringing or talking. */
    public List<String> unended() {
        return sids.stream().filter(Predicate.not(ends::containsKey)).sorted().toList();
    }

    /** When the line was found busy or failed: calling again at once would be pointless. */
    Optional<Instant> busyAt() {
        return ends.values().stream()
                .filter(end -> end.outcome().wantsPause())
                .map(Event::at)
                .max(Instant::compareTo);
    }

    /** How it ended, if a call of it did; the best news of several. */
    public Optional<Outcome> outcome() {
        return ends.values().stream().map(Event.CallEnded::outcome).min(Outcome::compareTo);
    }

    /**
     * How it stands, in a word for people: {@code joined}, {@code declined}, {@code refused}, {@code no-key} (picked up, by a
     * voicemail perhaps), or Twilio's call status; {@code calling} as long as it lasts.
     */
    public String progress() {
        if (joined) {
            return "joined";
        }
        if (declined) {
            return "declined";
        }
        if (!rang() && refusal.isPresent()) {
            return "refused";
        }
        return outcome()
                .map(outcome -> outcome == Outcome.COMPLETED ? "no-key" : KebabCase.of(outcome))
                .orElse("calling");
    }

    /** The number, if Twilio will never call it. */
    Optional<String> deadNumber() {
        return rang() || refusal.filter(Event.CallRefused::permanent).isEmpty() ? Optional.empty() : number;
    }

    /** What the events say of one attempt, while they are being read. */
    private static final class Parts {
        private Event.CallClaimed claimed;
        private final List<Event.CallPlaced> placed = new ArrayList<>();
        private Event.CallRefused refused;
        private Event.PickedUp pickedUp;
        private Event.Declined declined;
        private final List<Event.CallEnded> ends = new ArrayList<>();

        Attempt toAttempt(CallKey key, Set<String> joinedSids) {
            var sids = new HashSet<String>();
            placed.forEach(event -> sids.add(event.sid()));
            ends.forEach(event -> sids.add(event.sid()));
            Optional.ofNullable(pickedUp).ifPresent(event -> sids.add(event.sid()));
            return new Attempt(
                    key,
                    Optional.ofNullable(claimed).map(Event::at).orElseGet(this::firstSign),
                    Optional.ofNullable(claimed).map(Event.CallClaimed::number),
                    placed.stream().map(Event::at).max(Instant::compareTo),
                    sids,
                    ends.stream().collect(Collectors.toMap(Event.CallEnded::sid, Function.identity())),
                    Optional.ofNullable(refused),
                    Optional.ofNullable(pickedUp).map(Event::at),
                    sids.stream().anyMatch(joinedSids::contains),
                    declined != null);
        }

        private Instant firstSign() {
            return Stream.of(placed.stream(), ends.stream(), Stream.of(refused, pickedUp, declined))
                    .flatMap(Function.identity())
                    .filter(Objects::nonNull)
                    .map(Event.class::cast)
                    .map(Event::at)
                    .min(Instant::compareTo)
                    .orElseThrow();
        }
    }
}
