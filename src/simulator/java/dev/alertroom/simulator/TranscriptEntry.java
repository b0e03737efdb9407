package dev.alertroom.simulator;

import java.time.Instant;

/**
 * A line of what happened on a call.
 *
 * @param language of what was said; empty otherwise
 */
record TranscriptEntry(long id, Kind kind, String text, String language, Instant at) {
    enum Kind {
        SAY,
        PLAY,
        KEY,
        ROOM,
        ERROR,
        HANGUP
    }
}
