package dev.alertroom.incident;

import java.util.Optional;
import java.util.Set;

/**
 * What the telephone says of a conference.
 *
 * @param present the calls that are in it; empty if the telephone could not be asked
 */
public record RoomReport(Optional<Set<String>> present) {

    public static final RoomReport UNKNOWN = new RoomReport(Optional.empty());

    /** Nobody is in it, or it is no more. */
    public static final RoomReport EMPTY = of(Set.of());

    public static RoomReport of(Set<String> sids) {
        return new RoomReport(Optional.of(Set.copyOf(sids)));
    }
}
