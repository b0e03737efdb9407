package dev.alertroom.voice;

import dev.alertroom.incident.Incident;
import dev.alertroom.speech.Speech;
import dev.alertroom.speech.SpokenLine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/** The way into an incident's room: who comes hears how many are there, and the incident hears who comes. */
@ApplicationScoped
class RoomEntry {

    private final Speech speech;
    private final Twiml twiml;
    private final CallbackUrls urls;
    private final Clock clock;

    RoomEntry(Speech speech, Twiml twiml, CallbackUrls urls, Clock clock) {
        this.speech = speech;
        this.twiml = twiml;
        this.urls = urls;
        this.clock = clock;
    }

    /**
     * TwiML that says the lines first.
     *
     * @param room the room that the call was promised, whatever the incident says
     * @param responder the id of who comes
     */
    String into(String room, Incident incident, String responder, String language, List<SpokenLine> lines) {
        int present = incident.present(clock.instant()).size();
        var entering = speech.prompt(language, prompts -> prompts.entering(present));
        return twiml.join(
                Stream.concat(lines.stream(), Stream.of(entering)).toList(), room, responder, urls.room(incident.id()));
    }
}
