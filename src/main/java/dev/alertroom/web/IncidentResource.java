package dev.alertroom.web;

import dev.alertroom.incident.Incident;
import dev.alertroom.problem.Problem;
import dev.alertroom.problem.ProblemException;
import dev.alertroom.response.AlertHandling;
import dev.alertroom.response.IncidentQueries;
import dev.alertroom.security.TokenRequired;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** {@code /incidents}: what happened, and who was called when. */
@Path("/incidents")
@TokenRequired
class IncidentResource {

    private static final int USUAL_SIZE = 20;
    private static final int LARGEST_SIZE = 100;

    private final IncidentQueries incidents;
    private final AlertHandling alerts;
    private final Clock clock;

    IncidentResource(IncidentQueries incidents, AlertHandling alerts, Clock clock) {
        this.incidents = incidents;
        this.alerts = alerts;
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
    public Uni<IncidentView> get(@RestPath String id) {
        return incidents.find(id).map(this::viewed);
    }

    /** Closes the incident; phones that still ring for it stop. */
    @POST
    @Path("/{id}/resolve")
    public Uni<IncidentView> resolve(@RestPath String id) {
        return alerts.resolve(id).map(this::viewed);
    }

    private IncidentView viewed(Optional<Incident> found) {
        return found.map(incident -> IncidentView.of(incident, clock.instant()))
                .orElseThrow(() -> new ProblemException(
                        new Problem("Not found", 404, "There is no such incident; GET /incidents lists them.")));
    }
}
