package dev.alertroom.incident;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is known of a heartbeat.
 *
 * @param heartbeat its name
 * @param lastBeat empty before the first one, which arms it
 * @param pausedUntil until when its silence is no alert, if it was ever paused
 */
public record Pulse(String heartbeat, Optional<Instant> lastBeat, Optional<Instant> pausedUntil) {

    public Pulse {
        Objects.requireNonNull(heartbeat);
        Objects.requireNonNull(lastBeat);
        Objects.requireNonNull(pausedUntil);
    }

    public static Pulse unarmed(String heartbeat) {
        return new Pulse(heartbeat, Optional.empty(), Optional.empty());
    }

    /** It beats now. */
    public Pulse beaten(Instant now) {
        return new Pulse(heartbeat, Optional.of(now), pausedUntil.filter(now::isBefore));
    }

    public Pulse paused(Instant until) {
        return new Pulse(heartbeat, lastBeat, Optional.of(until));
    }

    /** From when the next beat is awaited; empty if it is not armed. */
    public Optional<Instant> awaitedFrom() {
        return lastBeat.flatMap(
                beat -> Stream.concat(Stream.of(beat), pausedUntil.stream()).max(Instant::compareTo));
    }
}
