package dev.alertroom.twilio;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * A call to place.
 *
 * @param to the number to ring, E.164
 * @param url where Twilio asks what to say once the call is answered; sent as it is, fragment included
 * @param fallbackUrl where Twilio asks by GET if that fails
 * @param statusCallback where Twilio reports the call's progress; sent as it is
 * @param events what of the progress is reported
 * @param ringTime how long it rings before it counts as unanswered; whole seconds
 */
record CallRequest(
        String to,
        String url,
        Optional<String> fallbackUrl,
        String statusCallback,
        Set<CallProgressEvent> events,
        Duration ringTime) {
    public CallRequest {
        events = Set.copyOf(events);
    }
}
