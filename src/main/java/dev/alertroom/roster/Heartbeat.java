package dev.alertroom.roster;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that reports regularly, and whose silence is an alert.
 *
 * @param name lower-case letters, digits and hyphens; no other heartbeat has it
 * @param team who is rung when it is silent
 * @param period how often it beats
 * @param grace how much later than that a beat may come
 * @param message what is spoken then; a sentence of the team's language if left out
 * @param watchdog whether Prometheus' Watchdog is its beat, where it is sent to the team
 */
public record Heartbeat(
        String name, String team, Duration period, Duration grace, Optional<String> message, boolean watchdog) {

    public Heartbeat {
        Objects.requireNonNull(name);
        Objects.requireNonNull(team);
        Objects.requireNonNull(period);
        Objects.requireNonNull(grace);
    }

    /** When it is missed, if nothing is heard after this. */
    public Instant due(Instant lastBeat) {
        return lastBeat.plus(period).plus(grace);
    }
}
