package dev.alertroom.page;

import dev.alertroom.incident.Incident;
import dev.alertroom.incident.People;
import dev.alertroom.incident.Responder;
import dev.alertroom.incident.Summons;
import dev.alertroom.response.Summoning;
import dev.alertroom.roster.Roster;
import dev.alertroom.web.IncidentActions;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Who is rung because somebody wants it. It is asked first, and the form says which call it is, so that sending it again rings nobody. */
@Path("/page")
class RingResource {

    private final Visits visits;
    private final Pages pages;
    private final IncidentActions actions;
    private final Roster roster;
    private final Clock clock;

    RingResource(Visits visits, Pages pages, IncidentActions actions, Roster roster, Clock clock) {
        this.visits = visits;
        this.pages = pages;
        this.actions = actions;
        this.roster = roster;
        this.clock = clock;
    }

    /** Asks whether to ring {@code who}: a responder's id. */
    @GET
    @Path("/incidents/{id}/ring")
    public Uni<Response> askRing(
            @RestPath String id,
            @RestQuery Optional<String> who,
            @Context HttpHeaders headers,
            @Context HttpServerRequest request) {
        return visits.askingToAct(
                headers,
                request,
                visit -> actions.open(id)
                        .map(incident -> ask(
                                visit,
                                incident,
                                actions.callee(incident, who.orElse("")).responder())));
    }

    private Response ask(Visit visit, Incident incident, Responder responder) {
        var button = visit.words().get("confirm.ring.do");
        return asked(
                visit,
                incident,
                "ring",
                "ring",
                People.named(responder, visit.numbers()),
                List.of(Question.Choice.of(button, call(incident, responder, responder.id()))));
    }

    private static Map<String, String> call(Incident incident, Responder responder, String who) {
        var call = Summons.nextCall(incident, responder);
        return Map.of(
                "who", who,
                "cycle", Integer.toString(call.cycle()),
                "attempt", Integer.toString(call.attempt()));
    }

    /** Asks which number of the roster is to be called in: a button each. */
    @GET
    @Path("/incidents/{id}/call-in")
    public Uni<Response> askCallIn(
            @RestPath String id, @Context HttpHeaders headers, @Context HttpServerRequest request) {
        return visits.askingToAct(
                headers,
                request,
                visit -> actions.open(id)
                        .map(incident ->
                                asked(visit, incident, "call-in", "ring", incident.team(), numbers(visit, incident))));
    }

    /** Those of the incident's team first. */
    private List<Question.Choice> numbers(Visit visit, Incident incident) {
        return Stream.concat(roster.team(incident.team()).stream(), roster.all().stream())
                .flatMap(team -> team.tiers().stream())
                .flatMap(List::stream)
                .flatMap(member -> member.numbers().stream())
                .distinct()
                .map(number -> number(visit, incident, actions.callee(incident, number)))
                .toList();
    }

    private static Question.Choice number(Visit visit, Incident incident, Summoning.Callee callee) {
        var responder = callee.responder();
        return Question.Choice.of(
                responder.name() + " " + visit.numbers().apply(callee.number()),
                call(incident, responder, callee.number()));
    }

    @POST
    @Path("/incidents/{id}/ring")
    public Uni<Response> ring(
            @RestPath String id, byte[] body, @Context HttpHeaders headers, @Context HttpServerRequest request) {
        return visits.doing(body, headers, request, (visit, form) -> actions.ring(id, form, visit.holder()));
    }

    /** Asks whether to ring the next tier, and says who that is. */
    @GET
    @Path("/incidents/{id}/ring-next-tier")
    public Uni<Response> askNextTier(
            @RestPath String id, @Context HttpHeaders headers, @Context HttpServerRequest request) {
        return visits.askingToAct(
                headers, request, visit -> actions.open(id).map(incident -> askNextTier(visit, incident)));
    }

    private Response askNextTier(Visit visit, Incident incident) {
        if (!Summons.hasNextTier(incident)) {
            return pages.refused(visit, 409, visit.words().get("next-tier.none"));
        }
        var who = Summons.nextTier(incident, clock.instant()).stream()
                .map(responder -> People.named(responder, visit.numbers()))
                .collect(Collectors.joining(", "));
        var fields = Map.of(
                "cycle", Integer.toString(incident.cycle()),
                "tier", Integer.toString(incident.tier() + 1));
        var button = visit.words().get("confirm.next-tier.do");
        return asked(visit, incident, "next-tier", "ring-next-tier", who, List.of(Question.Choice.of(button, fields)));
    }

    @POST
    @Path("/incidents/{id}/ring-next-tier")
    public Uni<Response> ringNextTier(
            @RestPath String id, byte[] body, @Context HttpHeaders headers, @Context HttpServerRequest request) {
        return visits.doing(body, headers, request, (visit, form) -> actions.ringNextTier(id, form, visit.holder()));
    }

    private Response asked(
            Visit visit, Incident incident, String words, String path, String about, List<Question.Choice> choices) {
        return pages.asked(visit, words, about, "/page/incidents/" + incident.id() + "/" + path, choices);
    }
}
