package dev.alertroom.simulator;

import dev.alertroom.simulator.twiml.Target;
import java.util.Optional;
import java.util.Set;

/**
 * A call that was asked for, and found valid.
 *
 * @param fallback is asked for TwiML where what was asked for it failed
 * @param events which of {@code initiated}, {@code ringing}, {@code answered}, {@code completed} the callback wants
 */
record CallOrder(
        String to,
        String from,
        Instructions instructions,
        Optional<Target> fallback,
        Optional<Target> statusCallback,
        Set<String> events,
        int ringSeconds) {}
