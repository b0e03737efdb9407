package dev.alertroom.voice;

import dev.alertroom.incident.Incident;
import dev.alertroom.incident.Responder;
import dev.alertroom.response.Incidents;
import dev.alertroom.speech.Prompts;
import dev.alertroom.speech.Speech;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;

/** Somebody dialled our number: who is on the list goes into the room. */
@Path(VoicePaths.INCOMING)
@TwilioSigned
@Produces(Twiml.MEDIA_TYPE)
class IncomingResource {

    private final Incidents incidents;
    private final CallContextReader query;
    private final TwilioForm form;
    private final Speech speech;
    private final Twiml twiml;
    private final RoomEntry entrance;

    IncomingResource(
            Incidents incidents,
            CallContextReader query,
            TwilioForm form,
            Speech speech,
            Twiml twiml,
            RoomEntry entrance) {
        this.incidents = incidents;
        this.query = query;
        this.form = form;
        this.speech = speech;
        this.twiml = twiml;
        this.entrance = entrance;
    }

    @POST
    public Uni<String> incoming(UriInfo uri) {
        var from = form.text(uri, "From").orElse("");
        var sid = form.text(uri, "CallSid").orElse("unknown");
        var language = query.language(uri.getQueryParameters());
        return incidents.calledBack(from, sid).map(caller -> switch (caller.standing()) {
            case AWAITED ->
                welcome(caller.incident().orElseThrow(), caller.responder().orElseThrow());
            case KNOWN -> twiml.say(speech.prompt(language, Prompts::no_incident));
            case STRANGER -> twiml.say(speech.prompt(language, Prompts::not_for_you));
        });
    }

    private String welcome(Incident incident, Responder responder) {
        var language = incident.language();
        var thanks = speech.prompt(language, Prompts::welcome_back);
        return entrance.into(incident.room(), incident, responder.id(), language, List.of(thanks));
    }
}
