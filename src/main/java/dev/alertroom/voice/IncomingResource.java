package dev.alertroom.voice;

import dev.alertroom.incident.Incident;
import dev.alertroom.incident.Responder;
import dev.alertroom.incident.RoomParticipant;
import dev.alertroom.response.CallProgress;
import dev.alertroom.response.Caller;
import dev.alertroom.speech.Prompts;
import dev.alertroom.speech.Speech;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.function.Function;

/** Somebody dialled our number: who is on the list goes into the room. */
@Path(VoicePaths.INCOMING)
@TwilioSigned
@Produces(Twiml.MEDIA_TYPE)
class IncomingResource {

    private final CallProgress progress;
    private final CallContextReader reader;
    private final TwilioForm form;
    private final Speech speech;
    private final Twiml twiml;
    private final CallbackUrlSource addresses;
    private final RoomEntry room;
    private final FallbackAnswer fallback;

    IncomingResource(
            CallProgress progress,
            CallContextReader reader,
            TwilioForm form,
            Speech speech,
            Twiml twiml,
            CallbackUrlSource addresses,
            RoomEntry room,
            FallbackAnswer fallback) {
        this.progress = progress;
        this.reader = reader;
        this.form = form;
        this.speech = speech;
        this.twiml = twiml;
        this.addresses = addresses;
        this.room = room;
        this.fallback = fallback;
    }

    @POST
    public Uni<String> incoming(UriInfo uri) {
        var language = reader.language(uri.getQueryParameters());
        return fallback.of(() -> welcomed(uri, language), () -> said(language, Prompts::trouble_calling_back));
    }

    private Uni<String> welcomed(UriInfo uri, String language) {
        var urls = addresses.ofThisRequest();
        var from = form.text(uri, "From").orElse("");
        var sid = form.text(uri, "CallSid").orElse("unknown");
        return progress.calledBack(from, sid).map(caller -> answer(caller, sid, language, urls));
    }

    private String answer(Caller caller, String sid, String language, CallbackUrls urls) {
        return switch (caller.standing()) {
            case AWAITED ->
                welcome(caller.incident().orElseThrow(), caller.responder().orElseThrow(), sid, urls);
            case KNOWN -> said(language, Prompts::nothing_firing);
            case STRANGER -> said(language, Prompts::not_for_you);
        };
    }

    private String said(String language, Function<Prompts, String> prompt) {
        return twiml.say(speech.prompt(language, prompt));
    }

    private String welcome(Incident incident, Responder responder, String sid, CallbackUrls urls) {
        var language = incident.language();
        var thanks = speech.prompt(language, Prompts::welcome_back);
        var who = new RoomParticipant(incident.id(), incident.room(), responder.id(), sid);
        return room.into(who, incident, language, List.of(thanks), urls);
    }
}
