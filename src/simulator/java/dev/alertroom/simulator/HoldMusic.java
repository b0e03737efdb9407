package dev.alertroom.simulator;

import dev.alertroom.simulator.twiml.Target;
import dev.alertroom.simulator.twiml.Verb.Audible;
import dev.alertroom.simulator.twiml.Verb.Pause;
import dev.alertroom.simulator.twiml.Verb.Say;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a participant hears who waits: Twilio's music, silence, or the TwiML of a wait URL over and over. */
final class HoldMusic {

    /** Between two rounds of a wait URL, so that a document without length doesn't spin. */
    private static final Audible BREATH = new Pause(1);

    private final String accountSid;
    private final Exchange exchange;
    private final Documents documents;

    HoldMusic(String accountSid, Exchange exchange, Documents documents) {
        this.accountSid = accountSid;
        this.exchange = exchange;
        this.documents = documents;
    }

    /** @param waitUrl absolute; empty for Twilio's own music; a target with an empty URL for silence */
    void play(ConferenceMember participant, Optional<Target> waitUrl) {
        if (waitUrl.isEmpty()) {
            participant.musicPlays(true);
        } else if (!waitUrl.get().url().isEmpty()) {
            fetch(participant, waitUrl.get());
        }
    }

    private void fetch(ConferenceMember participant, Target waitUrl) {
        Form parameters = CallParameters.standard(accountSid, participant.call())
                .with("ConferenceSid", participant.conference().sid())
                .with("FriendlyName", participant.conference().name());
        exchange.when(documents.fetchAudible(waitUrl, parameters), (prompts, failure) -> {
            if (participant.hasLeft() || !participant.isWaiting()) {
                return;
            }
            if (failure != null) {
                participant.call().error(error(failure));
                return;
            }
            participant.musicPlays(prompts.stream().noneMatch(Say.class::isInstance));
            List<Audible> round =
                    Stream.concat(prompts.stream(), Stream.of(BREATH)).toList();
            participant.hearsWhileWaiting(
                    Playback.start(exchange, participant.call(), round, () -> fetch(participant, waitUrl)));
        });
    }

    private static CallFault error(Throwable failure) {
        return new CallFault(Documents.asTwimlError(failure).code(), "wait URL: " + failure.getMessage());
    }
}
