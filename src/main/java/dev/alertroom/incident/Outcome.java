package dev.alertroom.incident;

/**
 * How a call ended, by the terminal call statuses of Twilio's status callback.
 *
 * @see <a href="https://www.twilio.com/docs/voice/api/call-resource#call-status-values">Call status values</a>
 */
public enum Outcome {
    COMPLETED,
    BUSY,
    NO_ANSWER,
    FAILED,
    CANCELED;

    /** Busy and failed come back within a second; ringing again at once would be pointless. */
    boolean wantsPause() {
        return this == BUSY || this == FAILED;
    }
}
