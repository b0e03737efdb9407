package dev.alertroom.simulator;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A call as it was when it was asked for.
 *
 * @param direction {@code outbound-api} or {@code inbound}
 * @param heard what was said into it, oldest first
 * @param errors what Twilio's debugger would show of it
 * @param outcome the status in Twilio's word, or {@code declined} or {@code voicemail}, which Twilio can't tell apart
 *     from {@code busy} and {@code completed}
 * @param durationSeconds from answer to end; 0 if it was not answered or has not ended
 */
public record SimulatedCall(
        String sid,
        String to,
        String from,
        String direction,
        CallState status,
        Instant createdAt,
        Optional<Instant> answeredAt,
        Optional<Instant> endedAt,
        long durationSeconds,
        String outcome,
        List<Spoken> heard,
        List<CallFault> errors) {}
