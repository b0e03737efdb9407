package dev.alertroom.incident;

import java.time.Instant;
import java.util.Optional;

/** When an incident is looked at next if nothing is heard of it until then, and what for. */
public record NextLook(Instant at, Reason reason) {

    /** What for. */
    public enum Reason {
        /** Calls should be over, or a pause has passed. */
        CALLS,
        /** Somebody should still be in the room. */
        ROOM,
        /** Everyone was called in vain, and is rung again. */
        UNANSWERED,
        /** Those who had it have left while an alert still fires, and are rung. */
        LEFT_ALONE,
        /** A mute ends, and what still fires is rung for. */
        MUTED;

        /** The name in kebab case, as it is shown. */
        public String text() {
            return KebabCase.of(this);
        }
    }

    /** Empty if nothing is to come. */
    public static Optional<NextLook> of(Incident incident, Instant now) {
        return Plan.next(incident, now).again().map(at -> new NextLook(at, reason(incident, at, now)));
    }

    private static Reason reason(Incident incident, Instant at, Instant now) {
        if (incident.nextMuteEnd(now).filter(at::equals).isPresent()) {
            return Reason.MUTED;
        }
        if (incident.roomLive(now)) {
            return Reason.ROOM;
        }
        return switch (incident.status(now)) {
            case ACKNOWLEDGED -> Reason.LEFT_ALONE;
            case UNANSWERED -> Reason.UNANSWERED;
            case RINGING, MUTED, CLOSED -> Reason.CALLS;
        };
    }
}
