package dev.alertroom.page;

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
        return visits.doing(body, headers, request, (visit, form) -> actions.say(id, form, visit.holder()));
    }

    @POST
    @Path("/incidents/{id}/mute-participant")
    public Uni<Response> mute(
            @RestPath String id, byte[] body, @Context HttpHeaders headers, @Context HttpServerRequest request) {
        return visits.doing(body, headers, request, (visit, form) -> actions.muteParticipant(id, form, visit.holder()));
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
        return pages.asked(
                visit,
                "remove",
                who,
                "/page/incidents/" + incident.id() + "/remove-participant",
                List.of(Question.Choice.of(visit.words().get("confirm.remove.do"), Map.of("sid", sid))));
    }

    @POST
    @Path("/incidents/{id}/remove-participant")
    public Uni<Response> remove(
            @RestPath String id, byte[] body, @Context HttpHeaders headers, @Context HttpServerRequest request) {
        return visits.doing(
                body, headers, request, (visit, form) -> actions.removeParticipant(id, form, visit.holder()));
    }
}
