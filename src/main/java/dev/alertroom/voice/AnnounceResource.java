package dev.alertroom.voice;

import dev.alertroom.speech.Prompts;
import dev.alertroom.speech.Speech;
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

    private final CallContextReader query;
    private final Speech speech;
    private final Twiml twiml;

    AnnounceResource(CallContextReader query, Speech speech, Twiml twiml) {
        this.query = query;
        this.speech = speech;
        this.twiml = twiml;
    }

    @POST
    public String announce(UriInfo uri) {
        var parameters = uri.getQueryParameters();
        var language = query.language(parameters);
        var message = speech.message(query.message(parameters), language);
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
