package dev.alertroom.web;

import dev.alertroom.alert.RequestParameters;
import dev.alertroom.incident.CallKey;
import dev.alertroom.incident.Digest;
import dev.alertroom.incident.Event;
import dev.alertroom.incident.Incident;
import dev.alertroom.incident.Summons;
import dev.alertroom.problem.Problem;
import dev.alertroom.problem.ProblemException;
import dev.alertroom.response.IncidentQueries;
import dev.alertroom.response.RoomControl;
import dev.alertroom.response.Summoning;
import dev.alertroom.speech.Languages;
import dev.alertroom.speech.MessageText;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What people do with an open incident, from the parameters of a request. Each fails as {@link ProblemException} where it can't be
 * done, and answers with the incident as it is then; a repeat of the same request does nothing more.
 */
@ApplicationScoped
public class IncidentActions {

    /** What they read. */
    public static final List<String> NAMES =
            List.of("who", "cycle", "attempt", "tier", "text", "lang", "request", "sid", "muted");

    /** As much as is spoken of an alert's message. */
    static final int MAX_CHARACTERS = 300;

    private final IncidentQueries incidents;
    private final Summoning summoning;
    private final RoomControl room;
    private final Clock clock;

    IncidentActions(IncidentQueries incidents, Summoning summoning, RoomControl room, Clock clock) {
        this.incidents = incidents;
        this.summoning = summoning;
        this.room = room;
        this.clock = clock;
    }

    /** Rings {@code who}; {@code cycle} and {@code attempt} say which call that is to be, the next one if left out. */
    public Uni<Incident> ring(String id, RequestParameters parameters, String by) {
        return open(id).chain(incident -> {
            var callee = callee(incident, parameters.text("who").orElse(""));
            var wanted = number(parameters, "cycle", 1)
                    .flatMap(cycle -> number(parameters, "attempt", 1)
                            .map(attempt ->
                                    new CallKey(cycle, callee.responder().id(), attempt)));
            return summoning.ring(incident, callee, wanted, by);
        });
    }

    /** Rings the next tier; {@code cycle} and {@code tier} say which one that is to be. */
    public Uni<Incident> ringNextTier(String id, RequestParameters parameters, String by) {
        return open(id).chain(incident -> {
            var wanted = number(parameters, "cycle", 1)
                    .flatMap(cycle -> number(parameters, "tier", 0).map(tier -> new Summoning.Tier(cycle, tier)));
            boolean past = wanted.filter(tier -> Summons.isPast(incident, tier.cycle(), tier.tier()))
                    .isPresent();
            if (!past && !Summons.hasNextTier(incident)) {
                throw conflict("Every tier has been asked already.");
            }
            return summoning.ringNextTier(incident, wanted, by);
        });
    }

    /** Says {@code text} in {@code lang} into the room; {@code request} tells two that are the same apart. */
    public Uni<Incident> say(String id, RequestParameters parameters, String by) {
        return open(id).chain(incident -> {
            var text = MessageText.capped(
                    MessageText.cleaned(parameters.text("text").orElse("")), MAX_CHARACTERS);
            if (text.isEmpty()) {
                throw bad("text", "The text is missing: write what the room is to hear.");
            }
            if (incident.present(clock.instant()).isEmpty()) {
                throw conflict("Nobody is in the room who could hear it.");
            }
            var language = parameters.text("lang").flatMap(Languages::spoken).orElseGet(incident::spokenLanguage);
            var request =
                    parameters.text("request").orElseGet(() -> UUID.randomUUID().toString());
            var message = Digest.of(String.join("\n", request, by, text));
            return room.say(incident, message, text, language, by);
        });
    }

    /** Has the room not hear the participant {@code sid}, or hear them again if {@code muted} is {@code false}. */
    public Uni<Incident> muteParticipant(String id, RequestParameters parameters, String by) {
        return open(id).chain(incident -> room.mute(
                        incident,
                        participant(incident, parameters),
                        !parameters.text("muted").filter("false"::equals).isPresent(),
                        by))
                .map(IncidentActions::done);
    }

    /** Ends the call of the participant {@code sid}. */
    public Uni<Incident> removeParticipant(String id, RequestParameters parameters, String by) {
        return open(id).chain(incident -> room.remove(incident, participant(incident, parameters), by))
                .map(IncidentActions::done);
    }

    /** An incident that is not over. */
    public Uni<Incident> open(String id) {
        return incidents.find(id).map(found -> {
            var incident = found.orElseThrow(IncidentActions::noIncident);
            if (incident.closed(clock.instant())) {
                throw conflict("The incident is over.");
            }
            return incident;
        });
    }

    /** There is none by that id. */
    public static ProblemException noIncident() {
        return new ProblemException(new Problem("Not found", 404, "There is no such incident."));
    }

    /** Who is meant by a name, a number or a responder's id. */
    public Summoning.Callee callee(Incident incident, String who) {
        // A plus sign that URL decoding turned into a blank is repaired.
        var named = who.startsWith(" ") ? "+" + who.strip() : who.strip();
        return summoning
                .callee(incident, named)
                .orElseThrow(
                        () -> bad("who", "Name somebody of the incident or of the roster, or one of their numbers."));
    }

    private Event.Entered participant(Incident incident, RequestParameters parameters) {
        var sid = parameters.text("sid").orElse("");
        return incident.present(clock.instant()).stream()
                .filter(entered -> entered.sid().equals(sid))
                .findFirst()
                .orElseThrow(() -> conflict("They are not in the room any more."));
    }

    private static Incident done(Optional<Incident> incident) {
        return incident.orElseThrow(() -> new ProblemException(new Problem(
                "Bad gateway", 502, "Twilio did not do it: perhaps they have just left. Look, and try again.")));
    }

    private static Optional<Integer> number(RequestParameters parameters, String name, int least) {
        return parameters.text(name).map(text -> {
            if (!text.matches("[0-9]{1,6}") || Integer.parseInt(text) < least) {
                throw bad(name, "must be a whole number from " + least + " on.");
            }
            return Integer.parseInt(text);
        });
    }

    private static ProblemException bad(String name, String detail) {
        return ProblemException.badRequest("Nothing was done.", List.of(new Problem.Fault(name, detail)));
    }

    private static ProblemException conflict(String detail) {
        return new ProblemException(new Problem("Conflict", 409, detail));
    }
}
