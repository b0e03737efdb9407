package dev.alertroom.twilio;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Where a call stands, in Twilio's words.
 *
 * @see <a href="https://www.twilio.com/docs/voice/api/call-resource#call-status-values">Call status values</a>
 */
enum CallStatus {
    QUEUED("queued", false),
    INITIATED("initiated", false),
    RINGING("ringing", false),
    IN_PROGRESS("in-progress", false),
    COMPLETED("completed", true),
    BUSY("busy", true),
    NO_ANSWER("no-answer", true),
    FAILED("failed", true),
    CANCELED("canceled", true),
    /** A status that Twilio did not have when this was written. */
    UNKNOWN("unknown", false);

    private final String text;
    private final boolean ended;

    CallStatus(String text, boolean ended) {
        this.text = text;
        this.ended = ended;
    }

    @JsonCreator
    public static CallStatus of(String text) {
        for (CallStatus status : values()) {
            if (status.text.equals(text)) {
                return status;
            }
        }
        return UNKNOWN;
    }

    /** As Twilio writes it. */
    @JsonValue
    public String text() {
        return text;
    }

    /** Whether nothing more happens to a call with this status. */
    public boolean ended() {
        return ended;
    }
}
