package dev.alertroom.simulator.twiml;

import java.util.Optional;
import java.util.Set;

/**
 * {@code <Conference>}, see <a href="https://www.twilio.com/docs/voice/twiml/conference">Twilio's page</a>.
 *
 * @param label empty if the participant has none
 * @param waitUrl empty for Twilio's own hold music; a target with an empty URL for silence
 * @param events what the status callback wants to hear of: {@code start}, {@code end}, {@code join}, {@code leave}, …
 */
public record ConferenceNoun(
        String name,
        String label,
        boolean startOnEnter,
        boolean endOnExit,
        boolean muted,
        Optional<Target> waitUrl,
        Optional<Target> statusCallback,
        Set<String> events,
        int maxParticipants) {}
