package dev.alertroom.clock;

import dev.alertroom.google.GoogleError;

/** Cloud Tasks answered, and refused. */
final class CloudTasksException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient GoogleError error;

    CloudTasksException(GoogleError error) {
        super(error.toString());
        this.error = error;
    }

    /** There is a task of that name, or there was one within the last hour or so. */
    boolean alreadyExists() {
        return error.reason().equals("ALREADY_EXISTS");
    }

    boolean unauthenticated() {
        return error.status() == 401;
    }

    /** The same request may succeed. */
    boolean passing() {
        return unauthenticated() || error.status() == 429 || error.status() >= 500;
    }
}
