package dev.alertroom.simulator;

import dev.alertroom.simulator.twiml.Target;

/** Where a call's TwiML comes from. */
sealed interface Instructions {
    record From(Target target) implements Instructions {}

    record Inline(String twiml) implements Instructions {}
}
