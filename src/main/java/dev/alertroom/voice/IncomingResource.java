package dev.alertroom.voice;

import dev.alertroom.incident.CallContext;
import dev.alertroom.incident.CallKey;
import dev.alertroom.incident.RoomParticipant;
import dev.alertroom.response.CallBackPin;
import dev.alertroom.response.CallProgress;
import dev.alertroom.response.Caller;
import dev.alertroom.speech.Prompts;
import dev.alertroom.speech.Speech;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;

/**
 * Somebody dialled our number. Who is on the list is asked for a key, as everybody is who is called: a caller's number is no
 * proof of who calls. A team may want a PIN instead, or that the number is called back.
 */
@Path("/")
@TwilioSigned
@Produces(Twiml.MEDIA_TYPE)
class IncomingResource {

    private static final String JOIN = "1";
    private static final String NOT_NOW = "2";

    /** Seconds of silence for each PIN that was wrong. */
    private static final int SLOWER = 3;

    private final CallProgress progress;
    private final CallContextReader reader;
    private final TwilioForm form;
    private final Speech speech;
    private final Twiml twiml;
    private final CallbackUrlSource addresses;
    private final RoomEntry room;
    private final FallbackAnswer fallback;
    private final CallBackPin pin;
    private final Clock clock;

    IncomingResource(
            CallProgress progress,
            CallContextReader reader,
            TwilioForm form,
            Speech speech,
            Twiml twiml,
            CallbackUrlSource addresses,
            RoomEntry room,
            FallbackAnswer fallback,
            Clock clock,
            CallBackPin pin) {
        this.progress = progress;
        this.reader = reader;
        this.form = form;
        this.speech = speech;
        this.twiml = twiml;
        this.addresses = addresses;
        this.room = room;
        this.fallback = fallback;
        this.clock = clock;
        this.pin = pin;
    }

    @POST
    @Path(VoicePaths.INCOMING)
    public Uni<String> incoming(UriInfo uri) {
        var language = reader.language(uri.getQueryParameters());
        return fallback.of(() -> received(uri, language), () -> said(language, Prompts::trouble_calling_back));
    }

    /** A key was pressed by somebody who dialled our number. */
    @POST
    @Path(VoicePaths.CALLED_BACK)
    public Uni<String> key(UriInfo uri) {
        var language = reader.language(uri.getQueryParameters());
        return fallback.of(() -> pressed(uri, language), () -> said(language, Prompts::trouble_calling_back));
    }

    /** A PIN was entered by somebody who dialled our number. */
    @POST
    @Path(VoicePaths.PIN_ENTERED)
    public Uni<String> pin(UriInfo uri) {
        var language = reader.language(uri.getQueryParameters());
        return fallback.of(() -> entered(uri, language), () -> said(language, Prompts::trouble_calling_back));
    }

    private Uni<String> received(UriInfo uri, String language) {
        var urls = addresses.ofThisRequest();
        var from = from(uri);
        var sid = sid(uri);
        return progress.dialledIn(from).chain(caller -> switch (caller.standing()) {
            case NEEDS_KEY -> now(askedForKey(call(caller), urls));
            case NEEDS_PIN -> now(askedForPin(call(caller), from, Prompts::welcome_back, urls));
            case NEEDS_CALL -> toBeCalledBack(caller, sid, from);
            case KNOWN -> now(said(language, Prompts::nothing_firing));
            case STRANGER -> now(said(language, Prompts::not_for_you));
        });
    }

    private Uni<String> toBeCalledBack(Caller caller, String sid, String from) {
        var language = call(caller).language();
        return progress.toBeCalledBack(caller, sid, from)
                .map(will -> said(language, will ? Prompts::calling_back : Prompts::called_back_enough));
    }

    private CallContext call(Caller caller) {
        var incident = caller.incident().orElseThrow();
        var responder = caller.responder().orElseThrow();
        return CallContext.of(incident, new CallKey(incident.cycle(), responder.id(), 1), clock.instant());
    }

    /** What the alert says is told in the room: whoever only has the number hears nothing of it. */
    private String askedForKey(CallContext call, CallbackUrls urls) {
        var language = call.language();
        var lines = List.of(
                speech.prompt(language, Prompts::welcome_back), speech.prompt(language, Prompts::call_back_keys));
        return twiml.answer(lines, urls.calledBack(call), speech.prompt(language, Prompts::no_key));
    }

    private String askedForPin(CallContext call, String from, Function<Prompts, String> before, CallbackUrls urls) {
        var language = call.language();
        if (pin.locked(from)) {
            return said(language, Prompts::pin_locked);
        }
        var lines = List.of(speech.prompt(language, before), speech.prompt(language, Prompts::enter_pin));
        return twiml.pin(
                lines,
                pin.digits(),
                SLOWER * pin.wrongOf(from),
                urls.pinEntered(call),
                speech.prompt(language, Prompts::no_key));
    }

    private Uni<String> entered(UriInfo uri, String language) {
        var urls = addresses.ofThisRequest();
        var from = from(uri);
        return reader.read(uri.getQueryParameters())
                .map(call -> switch (pin.tried(from, form.text(uri, "Digits").orElse(""))) {
                    case RIGHT -> joined(call, uri, urls);
                    case WRONG -> now(askedForPin(call, from, Prompts::wrong_pin, urls));
                    case LOCKED -> now(said(call.language(), Prompts::pin_locked));
                })
                .orElseGet(() -> now(said(language, Prompts::trouble_calling_back)));
    }

    private Uni<String> pressed(UriInfo uri, String language) {
        var urls = addresses.ofThisRequest();
        var call = reader.read(uri.getQueryParameters());
        return switch (form.text(uri, "Digits").orElse("")) {
            case JOIN ->
                call.map(known -> joined(known, uri, urls))
                        .orElseGet(() -> now(said(language, Prompts::trouble_calling_back)));
            // Only a call that we made can be declined: anyone could decline for others.
            case NOT_NOW -> now(said(language, Prompts::goodbye));
            default ->
                now(call.map(known -> askedForKey(known, urls)).orElseGet(() -> said(language, Prompts::no_key)));
        };
    }

    private Uni<String> joined(CallContext call, UriInfo uri, CallbackUrls urls) {
        var sid = sid(uri);
        return progress.calledBack(call, sid, from(uri))
                .map(incident -> room.into(
                        new RoomParticipant(
                                incident.id(), call.room(), call.call().responder(), sid),
                        incident,
                        call.language(),
                        List.of(),
                        urls));
    }

    private String sid(UriInfo uri) {
        return form.text(uri, "CallSid").orElse("unknown");
    }

    /** Empty if the caller hides it. */
    private String from(UriInfo uri) {
        return form.text(uri, "From").orElse("");
    }

    private static Uni<String> now(String twiml) {
        return Uni.createFrom().item(twiml);
    }

    private String said(String language, Function<Prompts, String> prompt) {
        return twiml.say(speech.prompt(language, prompt));
    }
}
