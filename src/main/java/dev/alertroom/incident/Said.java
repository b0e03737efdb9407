package dev.alertroom.incident;

/** What became of something that was to be said. */
public enum Said {
    SAID,
    /** It failed, and may be tried again. */
    NOT_SAID,
    /** Whoever was to hear it has gone. */
    NOBODY_THERE
}
