package dev.alertroom.web;

import dev.alertroom.incident.Incident;
import dev.alertroom.incident.MaskedNumber;
import dev.alertroom.problem.Problem;
import dev.alertroom.problem.ProblemException;
import dev.alertroom.response.AlertHandling;
import dev.alertroom.response.IncidentQueries;
import dev.alertroom.security.Grant;
import dev.alertroom.security.MayAct;
import dev.alertroom.security.MayRead;
import dev.alertroom.security.Scope;
import dev.alertroom.security.Tokens;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** {@code /incidents}: what happened, and who was called when. */
@Path("/incidents")
@MayRead
class IncidentResource {

    private static final int USUAL_SIZE = 20;
    private static final int LARGEST_SIZE = 100;

    private final IncidentQueries incidents;
    private final AlertHandling alerts;
    private final Tokens tokens;
    private final Clock clock;

    IncidentResource(IncidentQueries incidents, AlertHandling alerts, Tokens tokens, Clock clock) {
        this.incidents = incidents;
        this.alerts = alerts;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** A page of incidents, the latest first. */
    @GET
    public Uni<IncidentList> list(@RestQuery Optional<String> page, @RestQuery Optional<String> size) {
        return incidents
                .list(page.filter(token -> !token.isBlank()), size(size))
                .map(found -> IncidentList.of(found, clock.instant()));
    }

    private static int size(Optional<String> size) {
        var text = size.filter(value -> !value.isBlank()).orElse(Integer.toString(USUAL_SIZE));
        if (!text.matches("[0-9]{1,3}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > LARGEST_SIZE) {
            throw ProblemException.badRequest(
                    "The page could not be made.",
                    List.of(new Problem.Fault("size", "must be a whole number from 1 to " + LARGEST_SIZE + ".")));
        }
        return Integer.parseInt(text);
    }

    @GET
    @Path("/{id}")
    public Uni<IncidentView> get(@RestPath String id, @Context HttpHeaders headers, @Context UriInfo uri) {
        var numbers = numbers(tokens.grant(headers, uri));
        return incidents.find(id).map(found -> viewed(found, numbers));
    }

    /** Closes the incident; phones that still ring for it stop. */
    @POST
    @Path("/{id}/resolve")
    @MayAct
    public Uni<IncidentView> resolve(@RestPath String id, @Context HttpHeaders headers, @Context UriInfo uri) {
        return alerts.resolve(id, tokens.grant(headers, uri).holder())
                .map(found -> viewed(found, UnaryOperator.identity()));
    }

    /** Who only reads is not to learn whom to call. */
    private static UnaryOperator<String> numbers(Grant grant) {
        return grant.allows(Scope.ACT) ? UnaryOperator.identity() : MaskedNumber::of;
    }

    private IncidentView viewed(Optional<Incident> found, UnaryOperator<String> numbers) {
        return found.map(incident -> IncidentView.of(incident, clock.instant(), numbers))
                .orElseThrow(() -> new ProblemException(
                        new Problem("Not found", 404, "There is no such incident; GET /incidents lists them.")));
    }
}
