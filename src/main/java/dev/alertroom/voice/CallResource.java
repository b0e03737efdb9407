package dev.alertroom.voice;

import dev.alertroom.incident.CallContext;
import dev.alertroom.response.CallProgress;
import dev.alertroom.speech.Prompts;
import dev.alertroom.speech.Speech;
import dev.alertroom.speech.SpokenLine;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What those hear who pick up. */
@Path("/")
@TwilioSigned
@Produces(Twiml.MEDIA_TYPE)
class CallResource {

    private static final String JOIN = "1";
    private static final String DECLINE = "2";

    private final CallProgress progress;
    private final CallContextReader reader;
    private final TwilioForm form;
    private final Speech speech;
    private final Twiml twiml;
    private final CallbackUrlSource addresses;
    private final RoomEntry room;
    private final FallbackAnswer fallback;

    CallResource(
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

    @GET
    @Path(VoicePaths.JOIN_CONFERENCE)
    public Uni<String> joinConference(UriInfo uri) {
        return fallback.of(() -> joined(uri), intoRoomDespiteTrouble(uri));
    }

    @POST
    @Path(VoicePaths.JOIN_CONFERENCE)
    public Uni<String> joinConferenceByPost(UriInfo uri) {
        return joinConference(uri);
    }

    @POST
    @Path(VoicePaths.ANSWER)
    public Uni<String> answer(UriInfo uri) {
        return fallback.of(() -> screened(uri), intoRoomDespiteTrouble(uri));
    }

    @POST
    @Path(VoicePaths.KEY)
    public Uni<String> key(UriInfo uri) {
        return switch (form.text(uri, "Digits").orElse("")) {
            case JOIN -> fallback.of(() -> accepted(uri), intoRoomDespiteTrouble(uri));
            case DECLINE -> fallback.of(() -> declined(uri), () -> goodbye(uri));
            default -> answer(uri);
        };
    }

    private Uni<String> joined(UriInfo uri) {
        return reader.read(uri.getQueryParameters())
                .map(call -> intoRoom(call, alert(call), uri))
                .orElseGet(() -> unknownCall(uri));
    }

    private Uni<String> screened(UriInfo uri) {
        var urls = addresses.ofThisRequest();
        return reader.read(uri.getQueryParameters())
                .map(call -> progress.pickedUp(call, sid(uri), number(uri)).replaceWith(screening(call, urls)))
                .orElseGet(() -> unknownCall(uri));
    }

    private String screening(CallContext call, CallbackUrls urls) {
        var lines = new ArrayList<>(alert(call));
        lines.add(speech.prompt(call.language(), Prompts::keys));
        return twiml.answer(lines, urls.key(call), speech.prompt(call.language(), Prompts::no_key));
    }

    private List<SpokenLine> alert(CallContext call) {
        var alert = speech.alert(call.message(), call.language());
        return call.others() == 0
                ? List.of(alert)
                : List.of(alert, speech.prompt(call.language(), prompts -> prompts.others(call.others())));
    }

    private Uni<String> accepted(UriInfo uri) {
        return reader.read(uri.getQueryParameters())
                .map(call -> intoRoom(call, List.of(), uri))
                .orElseGet(() -> unknownCall(uri));
    }

    private Uni<String> declined(UriInfo uri) {
        return reader.read(uri.getQueryParameters())
                .map(call -> progress.declined(call, sid(uri), number(uri)))
                .orElseGet(() -> Uni.createFrom().voidItem())
                .map(recorded -> goodbye(uri));
    }

    private String goodbye(UriInfo uri) {
        return twiml.say(speech.prompt(reader.language(uri.getQueryParameters()), Prompts::declined));
    }

    /** Into the room, after these lines. */
    private Uni<String> intoRoom(CallContext call, List<SpokenLine> lines, UriInfo uri) {
        var urls = addresses.ofThisRequest();
        var who = reader.participant(uri.getQueryParameters(), sid(uri));
        return progress.joined(call, sid(uri), number(uri))
                .map(incident -> room.into(who, incident, call.language(), lines, urls));
    }

    /** A call that somebody else placed: into the room that the URL names, or the default one. */
    private Uni<String> unknownCall(UriInfo uri) {
        var query = uri.getQueryParameters();
        var alert = speech.alert(reader.message(query), reader.language(query));
        var who = reader.participant(query, sid(uri));
        return Uni.createFrom().item(room.after(List.of(alert), who, addresses.ofThisRequest()));
    }

    /** Reads the request now: when there is trouble it may be over. */
    private Supplier<String> intoRoomDespiteTrouble(UriInfo uri) {
        var query = uri.getQueryParameters();
        var who = reader.participant(query, sid(uri));
        var urls = addresses.ofThisRequest();
        return () -> room.despiteTrouble(who, reader.language(query), urls);
    }

    private String sid(UriInfo uri) {
        return form.text(uri, "CallSid").orElse("unknown");
    }

    private String number(UriInfo uri) {
        return form.text(uri, "To").orElse("unknown");
    }
}
