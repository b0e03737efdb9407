package dev.alertroom.response;

import dev.alertroom.incident.Incident;
import dev.alertroom.incident.Responder;
import dev.alertroom.roster.CallingIn;
import java.util.Optional;

/**
 * Somebody who dialled our number.
 *
 * @param incident the open incident that waits for the caller, if any does
 * @param responder who it is there
 */
public record Caller(Standing standing, Optional<Incident> incident, Optional<Responder> responder) {

    /** What the caller is to us. */
    public enum Standing {
        /** On the list of an open incident, and gets into the room by a key. */
        NEEDS_KEY,
        /** On the list of an open incident, and gets into the room by the PIN. */
        NEEDS_PIN,
        /** On the list of an open incident, and is called back. */
        NEEDS_CALL,
        /** In the roster, but nothing is firing. */
        KNOWN,
        STRANGER
    }

    static Caller awaited(Incident incident, Responder responder, CallingIn callBack) {
        var standing = switch (callBack) {
            case KEY -> Standing.NEEDS_KEY;
            case PIN -> Standing.NEEDS_PIN;
            case RING -> Standing.NEEDS_CALL;
        };
        return new Caller(standing, Optional.of(incident), Optional.of(responder));
    }

    static Caller unawaited(boolean known) {
        return new Caller(known ? Standing.KNOWN : Standing.STRANGER, Optional.empty(), Optional.empty());
    }
}
