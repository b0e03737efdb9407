package dev.alertroom.voice;

import dev.alertroom.speech.Prompts;
import dev.alertroom.speech.Speech;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;

/** What is said into the room. */
@Path(VoicePaths.ANNOUNCE)
@TwilioSigned
@Produces(Twiml.MEDIA_TYPE)
class AnnounceResource {

    private final CallContextReader reader;
    private final Speech speech;
    private final Twiml twiml;
    private final FallbackAnswer fallback;

    AnnounceResource(CallContextReader reader, Speech speech, Twiml twiml, FallbackAnswer fallback) {
        this.reader = reader;
        this.speech = speech;
        this.twiml = twiml;
        this.fallback = fallback;
    }

    @POST
    public Uni<String> announce(UriInfo uri) {
        return fallback.of(() -> Uni.createFrom().item(said(uri)), twiml::say);
    }

    private String said(UriInfo uri) {
        var parameters = uri.getQueryParameters();
        var language = reader.language(parameters);
        var message = speech.message(reader.message(parameters), language);
        return switch (CallContextReader.text(parameters, "news").orElse("")) {
            case "alert" -> twiml.say(speech.prompt(language, Prompts::another_alert), message);
            case "cleared" -> twiml.say(speech.prompt(language, Prompts::cleared), message);
            case "came" ->
                twiml.say(speech.prompt(
                        language, prompts -> prompts.came(who(prompts, parameters), present(parameters))));
            case "gone" ->
                twiml.say(speech.prompt(
                        language, prompts -> prompts.gone(who(prompts, parameters), present(parameters))));
            default -> twiml.say();
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
