package dev.alertroom.report;

import dev.alertroom.problem.Problem;
import dev.alertroom.problem.ProblemException;
import dev.alertroom.response.IncidentQueries;
import dev.alertroom.security.MayRead;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.time.Clock;
import org.jboss.resteasy.reactive.RestPath;

/** {@code /incidents/{id}.md}: the report of an incident. */
@Path("/incidents/{id}.md")
@MayRead
class IncidentReportResource {

    private static final String MARKDOWN = "text/markdown; charset=UTF-8";

    private final IncidentQueries incidents;
    private final TeamZone zone;
    private final Clock clock;

    IncidentReportResource(IncidentQueries incidents, TeamZone zone, Clock clock) {
        this.incidents = incidents;
        this.zone = zone;
        this.clock = clock;
    }

    @GET
    @Produces(MARKDOWN)
    public Uni<String> get(@RestPath String id) {
        return incidents
                .find(id)
                .map(found -> found.map(incident -> IncidentReport.of(incident, clock.instant(), zone))
                        .orElseThrow(() -> new ProblemException(new Problem(
                                "Not found", 404, "There is no such incident; GET /incidents lists them."))));
    }
}
