package dev.alertroom.simulator;

import dev.alertroom.simulator.twiml.Target;

/** A request that Twilio makes to the service. */
record WebhookRequest(Target target, Form parameters) {}
