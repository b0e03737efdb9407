package dev.alertroom.voice;

import dev.alertroom.incident.Incident;
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

    private static final String NOBODY = "";
    private static final String NOWHERE = "";

    private final Speech speech;
    private final Twiml twiml;
    private final Clock clock;

    RoomEntry(Speech speech, Twiml twiml, Clock clock) {
        this.speech = speech;
        this.twiml = twiml;
        this.clock = clock;
    }

    /**
     * TwiML that says the lines first.
     *
     * @param room the room that the call was promised, whatever the incident says
     * @param responder the id of who comes
     */
    String into(
            String room,
            Incident incident,
            String responder,
            String language,
            List<SpokenLine> lines,
            CallbackUrls urls) {
        int present = incident.present(clock.instant()).size();
        var entering = speech.prompt(language, prompts -> prompts.entering(present));
        return twiml.join(
                Stream.concat(lines.stream(), Stream.of(entering)).toList(), room, responder, urls.room(incident.id()));
    }

    /** TwiML that says the line and opens the room to someone of whom no incident hears. */
    String unrecorded(String room, SpokenLine line) {
        return twiml.join(List.of(line), room, NOBODY, NOWHERE);
    }

    /** What somebody hears who picked up when something is wrong with us: an apology, and then the others. */
    String despiteTrouble(String room, String language) {
        return unrecorded(room, speech.prompt(language, Prompts::trouble));
    }
}
