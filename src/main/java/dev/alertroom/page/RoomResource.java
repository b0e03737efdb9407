package dev.alertroom.page;

import dev.alertroom.alert.RequestParameters;
import dev.alertroom.incident.Incident;
import dev.alertroom.incident.People;
import dev.alertroom.web.IncidentActions;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** What is done with those who are in the room: something is said to them, one of them is not heard, or has to go. */
@Path("/page")
class RoomResource {

    private final Visits visits;
    private final Pages pages;
    private final IncidentActions actions;

    RoomResource(Visits visits, Pages pages, IncidentActions actions) {
        this.visits = visits;
        this.pages = pages;
        this.actions = actions;
    }

    @POST
    @Path("/incidents/{id}/say")
    public Uni<Response> say(
            @RestPath String id, byte[] body, @Context HttpHeaders headers, @Context HttpServerRequest request) {
        return done(body, headers, request, (visit, form) -> actions.say(id, form, visit.holder()));
    }

    @POST
    @Path("/incidents/{id}/mute-participant")
    public Uni<Response> mute(
            @RestPath String id, byte[] body, @Context HttpHeaders headers, @Context HttpServerRequest request) {
        return done(body, headers, request, (visit, form) -> actions.muteParticipant(id, form, visit.holder()));
    }

    /** Asks whether the participant {@code sid} has to go. */
    @GET
    @Path("/incidents/{id}/remove-participant")
    public Uni<Response> askRemove(
            @RestPath String id,
            @RestQuery Optional<String> sid,
            @Context HttpHeaders headers,
            @Context HttpServerRequest request) {
        return visits.askingToAct(
                headers, request, visit -> actions.open(id).map(incident -> ask(visit, incident, sid.orElse(""))));
    }

    private Response ask(Visit visit, Incident incident, String sid) {
        var who = incident.onCall(sid)
                .map(People.of(incident, visit.numbers())::named)
                .orElse("");
        var words = visit.words();
        return pages.question(
                visit,
                200,
                Question.asked(
                        words.get("confirm.remove.title") + ": " + who,
                        words.get("confirm.remove"),
                        "/page/incidents/" + incident.id() + "/remove-participant",
                        List.of(Question.Choice.of(words.get("confirm.remove.do"), Map.of("sid", sid)))));
    }

    @POST
    @Path("/incidents/{id}/remove-participant")
    public Uni<Response> remove(
            @RestPath String id, byte[] body, @Context HttpHeaders headers, @Context HttpServerRequest request) {
        return done(body, headers, request, (visit, form) -> actions.removeParticipant(id, form, visit.holder()));
    }

    private Uni<Response> done(byte[] body, HttpHeaders headers, HttpServerRequest request, Doing doing) {
        return visits.acting(
                body, headers, request, (visit, form) -> doing.of(visit, form).replaceWith(Visits::home));
    }

    /** Something that is done, and the incident as it is then. */
    private interface Doing {
        Uni<Incident> of(Visit visit, RequestParameters form);
    }
}
