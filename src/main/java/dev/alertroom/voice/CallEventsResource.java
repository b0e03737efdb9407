package dev.alertroom.voice;

import dev.alertroom.incident.Outcome;
import dev.alertroom.response.CallProgress;
import dev.alertroom.response.RoomPresence;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;

/** What Twilio tells of calls and of the room. */
@Path("/")
@TwilioSigned
class CallEventsResource {

    /** A call that Twilio did not take is still due: by the connection overrides it tells us again. */
    private static final Response.Status LATER = Response.Status.SERVICE_UNAVAILABLE;

    private static final Response.Status NO_CONTENT = Response.Status.NO_CONTENT;

    private final CallProgress calls;
    private final RoomPresence rooms;
    private final CallContextReader reader;
    private final TwilioForm form;

    CallEventsResource(CallProgress calls, RoomPresence rooms, CallContextReader reader, TwilioForm form) {
        this.calls = calls;
        this.rooms = rooms;
        this.reader = reader;
        this.form = form;
    }

    @POST
    @Path(VoicePaths.STATUS)
    public Uni<Response> status(UriInfo uri) {
        var call = reader.read(uri.getQueryParameters());
        var outcome = form.text(uri, "CallStatus").flatMap(CallEventsResource::outcome);
        var sid = form.text(uri, "CallSid");
        if (call.isEmpty() || outcome.isEmpty() || sid.isEmpty()) {
            return noted();
        }
        return calls.ended(call.get(), sid.get(), form.text(uri, "To").orElse("unknown"), outcome.get())
                .map(again -> Response.status(again ? LATER : NO_CONTENT).build());
    }

    @POST
    @Path(VoicePaths.ROOM)
    public Uni<Response> room(UriInfo uri) {
        var incident = CallContextReader.text(uri.getQueryParameters(), "incident");
        var conference = form.text(uri, "ConferenceSid").orElse("");
        var event = form.text(uri, "StatusCallbackEvent").orElse("");
        if (incident.isPresent() && event.equals("conference-end")) {
            return rooms.ended(incident.get(), conference).chain(CallEventsResource::noted);
        }
        var responder = form.text(uri, "ParticipantLabel");
        var sid = form.text(uri, "CallSid");
        if (incident.isEmpty() || responder.isEmpty() || sid.isEmpty()) {
            return noted();
        }
        return switch (event) {
            case "participant-join" ->
                rooms.entered(incident.get(), responder.get(), sid.get(), conference)
                        .chain(CallEventsResource::noted);
            case "participant-leave" ->
                rooms.left(incident.get(), responder.get(), sid.get()).chain(CallEventsResource::noted);
            default -> noted();
        };
    }

    private static Uni<Response> noted() {
        return Uni.createFrom().item(Response.noContent().build());
    }

    /** Empty for what is not the end of a call. */
    private static Optional<Outcome> outcome(String status) {
        return switch (status) {
            case "completed" -> Optional.of(Outcome.COMPLETED);
            case "busy" -> Optional.of(Outcome.BUSY);
            case "no-answer" -> Optional.of(Outcome.NO_ANSWER);
            case "failed" -> Optional.of(Outcome.FAILED);
            case "canceled" -> Optional.of(Outcome.CANCELED);
            default -> Optional.empty();
        };
    }
}
