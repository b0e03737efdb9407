package dev.alertroom.voice;

import dev.alertroom.incident.Incident;
import dev.alertroom.incident.RoomParticipant;
import dev.alertroom.speech.Prompts;
import dev.alertroom.speech.Speech;
import dev.alertroom.speech.SpokenLine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/** The way into a room: who comes hears how many are there, and the incident hears who comes. */
@ApplicationScoped
class RoomEntry {

    private final Speech speech;
    private final Twiml twiml;
    private final Clock clock;

    RoomEntry(Speech speech, Twiml twiml, Clock clock) {
        this.speech = speech;
        this.twiml = twiml;
        this.clock = clock;
    }

    /** TwiML that says the lines, and how many are there. */
    String into(RoomParticipant who, Incident incident, String language, List<SpokenLine> lines, CallbackUrls urls) {
        int present = incident.present(clock.instant()).size();
        var entering = speech.prompt(language, prompts -> prompts.entering(present));
        return after(Stream.concat(lines.stream(), Stream.of(entering)).toList(), who, urls);
    }

    /**
     * TwiML that says the lines and opens the room. Whoever is the first in it decides where all its events are sent, so that
     * everyone names that address, also who belongs to no incident.
     *
     * @param who with an empty incident or responder where that is not known
     */
    String after(List<SpokenLine> lines, RoomParticipant who, CallbackUrls urls) {
        var label = who.responder().isEmpty() ? "" : ParticipantLabel.of(who.responder(), who.sid());
        return twiml.join(lines, who.room(), label, urls.room(who.incident()));
    }

    /** What somebody hears who picked up when something is wrong with us: an apology, and then the others. */
    String despiteTrouble(RoomParticipant who, String language, CallbackUrls urls) {
        return after(List.of(speech.prompt(language, Prompts::trouble)), who, urls);
    }
}
