package dev.alertroom.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.alertroom.alert.AlertBody;
import dev.alertroom.alert.RequestParameters;
import dev.alertroom.incident.Incident;
import dev.alertroom.security.MayAct;
import dev.alertroom.security.Tokens;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.function.UnaryOperator;
import org.jboss.resteasy.reactive.RestPath;

/** {@code /incidents/{id}/…}: the {@link IncidentActions}, with parameters from the query, a form, or JSON. */
@Path("/incidents")
@MayAct
class IncidentActionResource {

    private final IncidentActions actions;
    private final Tokens tokens;
    private final ObjectMapper json;
    private final Clock clock;

    IncidentActionResource(IncidentActions actions, Tokens tokens, ObjectMapper json, Clock clock) {
        this.actions = actions;
        this.tokens = tokens;
        this.json = json;
        this.clock = clock;
    }

    @POST
    @Path("/{id}/ring")
    public Uni<IncidentView> ring(
            @RestPath String id,
            byte[] bytes,
            @Context HttpServerRequest request,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        return viewed(actions.ring(id, parameters(bytes, request, headers), holder(headers, uri)));
    }

    @POST
    @Path("/{id}/ring-next-tier")
    public Uni<IncidentView> ringNextTier(
            @RestPath String id,
            byte[] bytes,
            @Context HttpServerRequest request,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        return viewed(actions.ringNextTier(id, parameters(bytes, request, headers), holder(headers, uri)));
    }

    @POST
    @Path("/{id}/say")
    public Uni<IncidentView> say(
            @RestPath String id,
            byte[] bytes,
            @Context HttpServerRequest request,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        return viewed(actions.say(id, parameters(bytes, request, headers), holder(headers, uri)));
    }

    private RequestParameters parameters(byte[] bytes, HttpServerRequest request, HttpHeaders headers) {
        return RequestParameters.ofBody(AlertBody.of(bytes, headers), IncidentActions.NAMES, json)
                .or(RequestParameters.ofQuery(request));
    }

    private String holder(HttpHeaders headers, UriInfo uri) {
        return tokens.grant(headers, uri).holder();
    }

    private Uni<IncidentView> viewed(Uni<Incident> done) {
        return done.map(incident -> IncidentView.of(incident, clock.instant(), UnaryOperator.identity()));
    }
}
