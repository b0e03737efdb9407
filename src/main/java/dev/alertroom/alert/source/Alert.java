package dev.alertroom.alert.source;

import java.util.Objects;

/**
 * Something that a monitor says of what it watches.
 *
 * @param key what makes two alerts the same; the monitor's own id where it has one
 * @param message what is spoken
 */
public record Alert(String key, State state, String message) {

    public Alert {
        Objects.requireNonNull(key);
        Objects.requireNonNull(state);
        Objects.requireNonNull(message);
    }

    /** Whether it fires, or has been resolved. */
    public enum State {
        FIRING,
        CLEARED
    }
}
