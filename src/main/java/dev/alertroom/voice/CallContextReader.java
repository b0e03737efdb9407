package dev.alertroom.voice;

import dev.alertroom.incident.CallContext;
import dev.alertroom.incident.CallKey;
import dev.alertroom.incident.CallbackAddresses;
import dev.alertroom.incident.WakeUp;
import dev.alertroom.response.IncidentSettings;
import dev.alertroom.roster.Team;
import dev.alertroom.speech.Languages;
import dev.alertroom.speech.SpeechSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what {@link CallbackUrls} wrote. */
@ApplicationScoped
class CallContextReader implements CallbackAddresses.Reader {

    private final IncidentSettings settings;
    private final SpeechSettings speech;

    CallContextReader(IncidentSettings settings, SpeechSettings speech) {
        this.settings = settings;
        this.speech = speech;
    }

    /** What the URL of a call carries; empty if it is not one of our calls, but one that somebody else placed. */
    Optional<CallContext> read(Map<String, List<String>> query) {
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

    @Override
    public Optional<WakeUp> wakeUp(Map<String, List<String>> parameters) {
        var call = text(parameters, "number")
                .flatMap(number -> read(parameters).map(context -> new WakeUp.KnownCall(context, number)));
        return text(parameters, "incident")
                .flatMap(incident -> time(parameters, "at").map(at -> new WakeUp(incident, at, call)));
    }

    private static Optional<Instant> time(Map<String, List<String>> query, String name) {
        try {
            return text(query, name).map(Instant::parse);
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    String room(Map<String, List<String>> query) {
        return text(query, "room").orElse(settings.room());
    }

    String message(Map<String, List<String>> query) {
        return text(query, "message").orElse("");
    }

    String language(Map<String, List<String>> query) {
        return text(query, "lang").flatMap(Languages::spoken).orElse(speech.language());
    }

    static Optional<String> text(Map<String, List<String>> query, String name) {
        return query.getOrDefault(name, List.of()).stream().findFirst().filter(value -> !value.isBlank());
    }

    /** A whole number, or the least that it can be. */
    static int number(Map<String, List<String>> query, String name, int least) {
        return text(query, name)
                .filter(value -> value.matches("[0-9]{1,6}"))
                .map(Integer::parseInt)
                .map(value -> Math.max(least, value))
                .orElse(least);
    }
}
