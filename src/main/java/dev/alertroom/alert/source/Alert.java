package dev.alertroom.alert.source;

import dev.alertroom.speech.AlertDescription;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Something that a monitor says of what it watches.
 *
 * @param key what makes two alerts of a monitor the same; the monitor's own id where it has one
 * @param description what is said of it
 * @param links where there is more about it, see {@link Links}
 */
public record Alert(String key, State state, AlertDescription description, List<String> links) {

    /** The key of alerts that nothing tells apart. */
    private static final String UNNAMED = "unnamed";

    public Alert {
        key = key.isBlank() ? UNNAMED : key;
        Objects.requireNonNull(state);
        Objects.requireNonNull(description);
        links = List.copyOf(links);
    }

    /** An alert without links. */
    public Alert(String key, State state, AlertDescription description) {
        this(key, state, description, List.of());
    }

    /** The same with those of these addresses that are links for people. */
    Alert linked(Stream<String> addresses) {
        return new Alert(key, state, description, Links.of(addresses));
    }

    /** The same, of which something else is said. */
    public Alert described(AlertDescription other) {
        return new Alert(key, state, other, links);
    }

    /** An alert whose monitor has an id for it, or else one that is known by what is said of it. */
    public static Alert of(Optional<String> key, State state, AlertDescription description) {
        return new Alert(key.orElseGet(description::fingerprint), state, description);
    }

    /** Whether it fires, or has been resolved. */
    public enum State {
        FIRING,
        CLEARED,
        /** It only proves that alerts arrive, as Prometheus' Watchdog does: a beat where one is awaited, or else no alert. */
        BEAT,
        /** It says of itself that it is none. Nobody is called. */
        NO_ALERT
    }
}
