package dev.alertroom.incident;

import java.time.Instant;
import java.util.Optional;

/**
 * A time at which an incident must be looked at, whether or not anything is heard of it.
 *
 * @param call a call of it, for an instance that has never heard of the incident; empty if none was made
 */
public record WakeUp(String incident, Instant at, Optional<KnownCall> call) {

    /** The same on every instance for the same incident and second, so that an alarm that is set twice is one. */
    public String name() {
        return incident + "-" + at.getEpochSecond();
    }

    /** @param number whom it rang, E.164 */
    public record KnownCall(CallContext context, String number) {}
}
