package dev.alertroom.incident;

/** Where an incident stands. */
public enum Status {
    /** Phones ring, or will. */
    RINGING,
    /** Somebody went into the room. */
    ACKNOWLEDGED,
    /** Everyone was called as often as allowed, and nobody came. */
    UNANSWERED,
    /** All that fires is muted, and nobody is in the room. */
    MUTED,
    /** Cleared, resolved, or left alone for half an hour. */
    CLOSED;

    /** The name in kebab case, as it is shown. */
    public String text() {
        return KebabCase.of(this);
    }
}
