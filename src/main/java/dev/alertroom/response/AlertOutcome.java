package dev.alertroom.response;

import dev.alertroom.incident.NextLook;
import dev.alertroom.incident.Placement;
import dev.alertroom.incident.Status;
import java.util.List;
import java.util.Optional;

/**
 * What became of an alert.
 *
 * @param calls the calls that this alert made; none if it was a repeat, or was spoken into the room
 * @param next when the incident is looked at next if nothing is heard until then
 * @param degraded the journal could not be reached: the phones ring, but other instances know nothing of it
 */
public record AlertOutcome(
        String incident, String room, Status status, List<Placement> calls, Optional<NextLook> next, boolean degraded) {
    public AlertOutcome {
        calls = List.copyOf(calls);
    }
}
