package dev.alertroom.simulator;

/** <a href="https://www.twilio.com/docs/voice/api/call-resource#call-status-values">Twilio's status of a call</a>. */
public enum CallState {
    QUEUED("queued"),
    /** Known to status callbacks only; the REST API shows it as {@code queued}. */
    INITIATED("initiated"),
    RINGING("ringing"),
    IN_PROGRESS("in-progress"),
    COMPLETED("completed"),
    BUSY("busy"),
    NO_ANSWER("no-answer"),
    FAILED("failed"),
    CANCELED("canceled");

    private final String word;

    CallState(String word) {
        this.word = word;
    }

    /** {@return Twilio's word for it, as in callbacks} */
    public String word() {
        return word;
    }

    /** {@return whether the call has ended} */
    public boolean isTerminal() {
        return compareTo(COMPLETED) >= 0;
    }

    String restWord() {
        return this == INITIATED ? QUEUED.word : word;
    }
}
