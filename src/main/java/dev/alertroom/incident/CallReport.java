package dev.alertroom.incident;

import java.util.Optional;

/**
 * What the telephone says of a call.
 *
 * @param outcome how it ended, if it has
 */
public record CallReport(State state, Optional<Outcome> outcome) {

    public static final CallReport UNDER_WAY = new CallReport(State.UNDER_WAY, Optional.empty());
    public static final CallReport ANSWERED = new CallReport(State.ANSWERED, Optional.empty());
    public static final CallReport UNKNOWN = new CallReport(State.UNKNOWN, Optional.empty());

    /** Where a call stands. */
    public enum State {
        /** Not answered yet. */
        UNDER_WAY,
        /** Somebody, or a voicemail, is on the line. */
        ANSWERED,
        ENDED,
        /** The telephone could not be asked. */
        UNKNOWN
    }

    public static CallReport ended(Outcome outcome) {
        return new CallReport(State.ENDED, Optional.of(outcome));
    }
}
