package dev.alertroom.incident;

/** What it takes for a picked-up call to count as answered. */
public enum Screening {
    /** A key is pressed: voicemail cannot do that. */
    KEYPRESS,
    /** Picking up is enough. */
    NONE
}
