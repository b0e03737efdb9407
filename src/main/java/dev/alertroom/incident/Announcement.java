package dev.alertroom.incident;

/** What is said into a live room. */
public sealed interface Announcement {

    /** Another alert has come. */
    record NewAlert(String message, String language) implements Announcement {}

    /** An alert is over. */
    record Cleared(String message, String language) implements Announcement {}

    /** Somebody has come; {@code present} are in the room now. */
    record Came(Responder who, int present) implements Announcement {}

    /** Somebody has left; {@code present} are in the room now. */
    record Gone(Responder who, int present) implements Announcement {}
}
