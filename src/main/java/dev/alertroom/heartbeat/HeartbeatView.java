package dev.alertroom.heartbeat;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.alertroom.incident.Pulse;
import dev.alertroom.roster.Heartbeat;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Optional;

/**
 * What is answered to a beat.
 *
 * @param status {@code beating}, {@code paused}, or {@code unarmed} before the first beat
 * @param overdue when it rings if nothing is heard until then
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record HeartbeatView(
        String heartbeat, String team, String status, Instant lastBeat, Instant pausedUntil, Instant overdue) {

    static HeartbeatView of(Heartbeat heartbeat, Pulse pulse, Optional<Instant> overdue, Instant now) {
        var paused = pulse.pausedUntil().filter(now::isBefore);
        return new HeartbeatView(
                heartbeat.name(),
                heartbeat.team(),
                status(pulse, paused),
                pulse.lastBeat().orElse(null),
                paused.orElse(null),
                overdue.orElse(null));
    }

    private static String status(Pulse pulse, Optional<Instant> paused) {
        if (paused.isPresent()) {
            return "paused";
        }
        return pulse.lastBeat().isPresent() ? "beating" : "unarmed";
    }
}
