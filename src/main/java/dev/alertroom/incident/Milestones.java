package dev.alertroom.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How fast an incident was answered.
 *
 * @param firstRing from its opening until Twilio had taken the first call
 * @param firstHuman from its opening until somebody was in the room; where the room has told nothing, until somebody pressed
 *     the key
 * @param ended when it was resolved or its last alert cleared; empty while it is open, and if it was given up
 */
public record Milestones(Optional<Duration> firstRing, Optional<Duration> firstHuman, Optional<Instant> ended) {

    public static Milestones of(Incident incident, Instant now) {
        return new Milestones(
                first(incident, Event.CallPlaced.class),
                first(incident, Event.Entered.class).or(() -> first(incident, Event.Joined.class)),
                ended(incident, now));
    }

    private static Optional<Duration> first(Incident incident, Class<? extends Event> type) {
        return incident.timeline().stream()
                .filter(type::isInstance)
                .findFirst()
                .map(event -> Duration.between(incident.openedAt(), event.at()));
    }

    private static Optional<Instant> ended(Incident incident, Instant now) {
        if (!incident.closed(now)) {
            return Optional.empty();
        }
        var resolved = incident.timeline().stream().filter(Event.Resolved.class::isInstance);
        var cleared = incident.activeAlerts().isEmpty()
                ? incident.timeline().stream()
                        .filter(Event.Cleared.class::isInstance)
                        .reduce((earlier, later) -> later)
                        .stream()
                : Stream.<Event>empty();
        return Stream.concat(resolved, cleared).map(Event::at).min(Instant::compareTo);
    }
}
