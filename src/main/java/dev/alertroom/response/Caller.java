package dev.alertroom.response;

import dev.alertroom.incident.Incident;
import dev.alertroom.incident.Responder;
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
        /** On the list of an open incident. */
        AWAITED,
        /** In the roster, but nothing is firing. */
        KNOWN,
        STRANGER
    }

    static Caller awaited(Incident incident, Responder responder) {
        return new Caller(Standing.AWAITED, Optional.of(incident), Optional.of(responder));
    }

    static Caller unawaited(boolean known) {
        return new Caller(known ? Standing.KNOWN : Standing.STRANGER, Optional.empty(), Optional.empty());
    }
}
