package dev.alertroom.response;

import dev.alertroom.incident.Status;
import java.util.List;
import java.util.Optional;

/**
 * What became of an alert.
 *
 * @param calls the calls that this alert made; none if it was a repeat, or was spoken into the room
 * @param degraded the journal could not be reached: the phones ring, but other instances know nothing of it
 */
public record AlertOutcome(String incident, String room, Status status, List<Placement> calls, boolean degraded) {

    public AlertOutcome {
        calls = List.copyOf(calls);
    }

    /**
     * One call that was asked of Twilio.
     *
     * @param sid empty if Twilio refused it
     * @param status as Twilio writes it; empty if Twilio refused the call
     * @param refusal empty if Twilio took it
     */
    public record Placement(String to, Optional<String> sid, Optional<String> status, Optional<Refusal> refusal) {}

    /**
     * Why a call was not placed.
     *
     * @param code Twilio's error code; 0 if it gave none
     * @param retryable whether the same request may succeed later
     */
    public record Refusal(int code, String message, boolean retryable) {}
}
