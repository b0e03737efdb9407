package dev.alertroom.voice;

import dev.alertroom.incident.CallContext;
import dev.alertroom.response.Incidents;
import dev.alertroom.speech.Prompts;
import dev.alertroom.speech.Speech;
import dev.alertroom.speech.SpokenLine;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What those hear who pick up. */
@Path("/")
@TwilioSigned
@Produces(Twiml.MEDIA_TYPE)
class CallResource {

    private static final Logger LOG = Logger.getLogger(CallResource.class);
    private static final String JOIN = "1";
    private static final String DECLINE = "2";

    private final Incidents incidents;
    private final CallContextReader query;
    private final TwilioForm form;
    private final Speech speech;
    private final Twiml twiml;
    private final CallbackUrls urls;
    private final RoomEntry entrance;

    CallResource(
            Incidents incidents,
            CallContextReader query,
            TwilioForm form,
            Speech speech,
            Twiml twiml,
            CallbackUrls urls,
            RoomEntry entrance) {
        this.incidents = incidents;
        this.query = query;
        this.form = form;
        this.speech = speech;
        this.twiml = twiml;
        this.urls = urls;
        this.entrance = entrance;
    }

    @GET
    @Path(VoicePaths.JOIN_CONFERENCE)
    public Uni<String> joinConference(UriInfo uri) {
        return query.read(uri.getQueryParameters())
                .map(ring -> into(ring, alert(ring), uri))
                .orElseGet(() -> Uni.createFrom().item(intoRoom(uri)));
    }

    @POST
    @Path(VoicePaths.JOIN_CONFERENCE)
    public Uni<String> joinConferenceByPost(UriInfo uri) {
        return joinConference(uri);
    }

    @POST
    @Path(VoicePaths.ANSWER)
    public Uni<String> answer(UriInfo uri) {
        return query.read(uri.getQueryParameters())
                .map(ring -> incidents.pickedUp(ring, sid(uri), number(uri)).replaceWith(screening(ring)))
                .orElseGet(() -> joinConference(uri));
    }

    private String screening(CallContext ring) {
        var lines = new ArrayList<>(alert(ring));
        lines.add(speech.prompt(ring.language(), Prompts::keys));
        return twiml.answer(lines, urls.key(ring), speech.prompt(ring.language(), Prompts::no_key));
    }

    private List<SpokenLine> alert(CallContext ring) {
        var alert = speech.alert(ring.message(), ring.language());
        return ring.others() == 0
                ? List.of(alert)
                : List.of(alert, speech.prompt(ring.language(), prompts -> prompts.others(ring.others())));
    }

    @POST
    @Path(VoicePaths.KEY)
    public Uni<String> key(UriInfo uri) {
        return switch (form.text(uri, "Digits").orElse("")) {
            case JOIN ->
                query.read(uri.getQueryParameters())
                        .map(ring -> into(ring, List.of(), uri))
                        .orElseGet(() -> Uni.createFrom().item(intoRoom(uri)));
            case DECLINE -> decline(uri);
            default -> answer(uri);
        };
    }

    private Uni<String> decline(UriInfo uri) {
        var language = query.language(uri.getQueryParameters());
        var goodbye = twiml.say(speech.prompt(language, Prompts::declined));
        return query.read(uri.getQueryParameters())
                .map(ring -> incidents.declined(ring, sid(uri), number(uri)).replaceWith(goodbye))
                .orElseGet(() -> Uni.createFrom().item(goodbye));
    }

    /** Into the room, after these lines. */
    private Uni<String> into(CallContext ring, List<SpokenLine> first, UriInfo uri) {
        return incidents
                .joined(ring, sid(uri), number(uri))
                .map(incident ->
                        entrance.into(ring.room(), incident, ring.call().responder(), ring.language(), first));
    }

    /** Into the room that the URL names, or the default one; nobody keeps book. */
    private String intoRoom(UriInfo uri) {
        var parameters = uri.getQueryParameters();
        var alert = speech.alert(query.message(parameters), query.language(parameters));
        return twiml.join(List.of(alert), query.room(parameters), "", "");
    }

    /** The one who picked up must not hear an error of ours, but the others. */
    @ServerExceptionMapper
    public Response trouble(RuntimeException failure, UriInfo uri) {
        LOG.error("A call could not be answered as it should", failure);
        var language = query.language(uri.getQueryParameters());
        var apology = speech.prompt(language, Prompts::trouble);
        var room = query.room(uri.getQueryParameters());
        return Response.ok(twiml.join(List.of(apology), room, "", ""), Twiml.MEDIA_TYPE)
                .build();
    }

    private String sid(UriInfo uri) {
        return form.text(uri, "CallSid").orElse("unknown");
    }

    private String number(UriInfo uri) {
        return form.text(uri, "To").orElse("unknown");
    }
}
