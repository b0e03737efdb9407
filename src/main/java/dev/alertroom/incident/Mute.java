package dev.alertroom.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What keeps alerts of a team from ringing for a while. It always has an end, and it can only be shortened.
 *
 * @param id letters, digits and hyphens
 * @param keys of the alerts that are meant: as {@code /alert} was given them, with their source and a blank in front, or as
 *     incidents show them
 * @param pattern that the message or the source of the alerts that are meant has; without one, and without keys, all are meant
 * @param reason why, for people
 * @param by who did it, for people
 */
public record Mute(
        String id,
        String team,
        List<String> keys,
        Optional<Glob> pattern,
        Instant from,
        Instant until,
        String reason,
        String by) {

    /** Nothing is silent for longer. */
    public static final Duration LONGEST = Duration.ofDays(7);

    public static final int MAX_KEYS = 20;

    /** The source of alerts that no monitor's own payload told of. */
    private static final String PLAIN = "alert";

    public Mute {
        Objects.requireNonNull(id);
        Objects.requireNonNull(team);
        keys = List.copyOf(keys);
        Objects.requireNonNull(pattern);
        Objects.requireNonNull(reason);
        Objects.requireNonNull(by);
        if (keys.size() > MAX_KEYS || until.isAfter(from.plus(LONGEST))) {
            throw new IllegalArgumentException("a mute is short, and names few keys");
        }
    }

    public boolean lasts(Instant now) {
        return until.isAfter(now);
    }

    /** The same, over at this time unless it was before. */
    public Mute endedAt(Instant time) {
        return time.isBefore(until) ? new Mute(id, team, keys, pattern, from, time, reason, by) : this;
    }

    /** Whether an alert of its team is meant. */
    public boolean covers(Event.Alerted alert) {
        if (keys.isEmpty() && pattern.isEmpty()) {
            return true;
        }
        return keys.stream().anyMatch(key -> isOf(key, alert))
                || pattern.filter(glob -> glob.matches(alert.message()) || glob.matches(alert.source()))
                        .isPresent();
    }

    private static boolean isOf(String key, Event.Alerted alert) {
        return alert.key().equals(key)
                || alert.key().equals(Digest.of(key))
                || alert.key().equals(Digest.of(PLAIN + " " + key));
    }
}
