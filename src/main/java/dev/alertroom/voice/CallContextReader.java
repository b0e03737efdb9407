package dev.alertroom.voice;

import dev.alertroom.incident.CallContext;
import dev.alertroom.incident.CallKey;
import dev.alertroom.response.IncidentSettings;
import dev.alertroom.roster.Team;
import dev.alertroom.speech.Languages;
import dev.alertroom.speech.SpeechSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Optional;

/** Reads what {@link CallbackUrls} wrote. */
@ApplicationScoped
class CallContextReader {

    private final IncidentSettings settings;
    private final SpeechSettings speech;

    CallContextReader(IncidentSettings settings, SpeechSettings speech) {
        this.settings = settings;
        this.speech = speech;
    }

    /** What the URL of a call carries; empty if it is not one of our calls, but one that somebody else placed. */
    Optional<CallContext> read(MultivaluedMap<String, String> query) {
        return text(query, "incident")
                .flatMap(incident -> text(query, "responder")
                        .map(responder -> new CallContext(
                                incident,
                                text(query, "team").orElse(Team.DEFAULT),
                                room(query),
                                new CallKey(number(query, "cycle", 1), responder, number(query, "attempt", 1)),
                                message(query),
                                number(query, "others", 0),
                                language(query))));
    }

    String room(MultivaluedMap<String, String> query) {
        return text(query, "room").orElse(settings.room());
    }

    String message(MultivaluedMap<String, String> query) {
        return text(query, "message").orElse("");
    }

    String language(MultivaluedMap<String, String> query) {
        return text(query, "lang").flatMap(Languages::spoken).orElse(speech.language());
    }

    static Optional<String> text(MultivaluedMap<String, String> query, String name) {
        return Optional.ofNullable(query.getFirst(name)).filter(value -> !value.isBlank());
    }

    /** A whole number, or the least that it can be. */
    static int number(MultivaluedMap<String, String> query, String name, int least) {
        return text(query, name)
                .filter(value -> value.matches("[0-9]{1,6}"))
                .map(Integer::parseInt)
                .map(value -> Math.max(least, value))
                .orElse(least);
    }
}
