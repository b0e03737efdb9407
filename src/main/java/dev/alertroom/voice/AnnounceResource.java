package dev.alertroom.voice;

import dev.alertroom.speech.Prompts;
import dev.alertroom.speech.Speech;
import dev.alertroom.speech.SpokenLine;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;

/** What is said into the room, or to one who waits there alone. */
@Path("/")
@TwilioSigned
@Produces(Twiml.MEDIA_TYPE)
class AnnounceResource {

    private final CallContextReader reader;
    private final TwilioForm form;
    private final Speech speech;
    private final Twiml twiml;
    private final CallbackUrlSource addresses;
    private final RoomEntry room;
    private final FallbackAnswer fallback;

    AnnounceResource(
            CallContextReader reader,
            TwilioForm form,
            Speech speech,
            Twiml twiml,
            CallbackUrlSource addresses,
            RoomEntry room,
            FallbackAnswer fallback) {
        this.reader = reader;
        this.form = form;
        this.speech = speech;
        this.twiml = twiml;
        this.addresses = addresses;
        this.room = room;
        this.fallback = fallback;
    }

    @POST
    @Path(VoicePaths.ANNOUNCE)
    public Uni<String> announce(UriInfo uri) {
        return fallback.of(() -> Uni.createFrom().item(twiml.say(said(uri))), () -> twiml.say(List.of()));
    }

    /** Heard by one who was taken out of the room, and goes back. */
    @POST
    @Path(VoicePaths.NEWS)
    public Uni<String> news(UriInfo uri) {
        var query = uri.getQueryParameters();
        var who = reader.participant(query, form.text(uri, "CallSid").orElse("unknown"));
        var urls = addresses.ofThisRequest();
        return fallback.of(
                () -> Uni.createFrom().item(room.after(said(uri), who, urls)),
                () -> room.despiteTrouble(who, reader.language(query), urls));
    }

    private List<SpokenLine> said(UriInfo uri) {
        var parameters = uri.getQueryParameters();
        var language = reader.language(parameters);
        var message = speech.message(reader.message(parameters), language);
        return switch (CallContextReader.text(parameters, "news").orElse("")) {
            case "alert" -> List.of(speech.prompt(language, Prompts::another_alert), message);
            case "cleared" -> List.of(speech.prompt(language, Prompts::cleared), message);
            case "typed" -> List.of(message);
            case "came" ->
                List.of(speech.prompt(
                        language, prompts -> prompts.came(who(prompts, parameters), present(parameters))));
            case "gone" ->
                List.of(speech.prompt(
                        language, prompts -> prompts.gone(who(prompts, parameters), present(parameters))));
            default -> List.of();
        };
    }

    private static String who(Prompts prompts, MultivaluedMap<String, String> parameters) {
        return CallContextReader.text(parameters, "name")
                .map(prompts::person)
                .orElseGet(() -> prompts.number(
                        CallContextReader.text(parameters, "ending").orElse("")));
    }

    private static int present(MultivaluedMap<String, String> parameters) {
        return CallContextReader.number(parameters, "present", 0);
    }
}
