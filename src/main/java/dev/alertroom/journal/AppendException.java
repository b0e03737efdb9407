package dev.alertroom.journal;

import java.util.Set;

/** Not every event could be created; of the others nobody knows whether they were. */
final class AppendException extends RuntimeException {

    private final transient Set<String> existing;

    AppendException(Set<String> existing, Throwable cause) {
        super(cause.getMessage(), cause);
        this.existing = Set.copyOf(existing);
    }

    /** The events that had certainly been created by somebody else. */
    Set<String> existing() {
        return existing;
    }
}
