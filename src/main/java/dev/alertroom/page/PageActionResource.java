package dev.alertroom.page;

import dev.alertroom.alert.Drill;
import dev.alertroom.alert.RequestParameters;
import dev.alertroom.incident.Event;
import dev.alertroom.incident.Incident;
import dev.alertroom.incident.Mute;
import dev.alertroom.problem.Problem;
import dev.alertroom.problem.ProblemException;
import dev.alertroom.report.IncidentReport;
import dev.alertroom.report.TeamZone;
import dev.alertroom.response.AlertHandling;
import dev.alertroom.response.IncidentQueries;
import dev.alertroom.response.Muting;
import dev.alertroom.security.FetchSite;
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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** {@code /page}: signing in and out, one incident, and what is pressed. What rings phones is asked before it is done. */
@Path("/page")
class PageActionResource {

    private static final Logger LOG = Logger.getLogger(PageActionResource.class);
    private static final Duration MUTE = Duration.ofHours(1);

    private final Visits visits;
    private final Pages pages;
    private final SessionCookie cookie;
    private final IncidentQueries incidents;
    private final AlertHandling alerts;
    private final Muting muting;
    private final Drill drill;
    private final TeamZone zone;
    private final Clock clock;

    PageActionResource(
            Visits visits,
            Pages pages,
            SessionCookie cookie,
            IncidentQueries incidents,
            AlertHandling alerts,
            Muting muting,
            Drill drill,
            TeamZone zone,
            Clock clock) {
        this.visits = visits;
        this.pages = pages;
        this.cookie = cookie;
        this.incidents = incidents;
        this.alerts = alerts;
        this.muting = muting;
        this.drill = drill;
        this.zone = zone;
        this.clock = clock;
    }

    /** Takes the token as {@code token}; answers with a cookie that holds none. */
    @POST
    @Path("/sign-in")
    public Response signIn(byte[] body, @Context HttpHeaders headers, @Context HttpServerRequest request) {
        return Optional.of(Visits.form(body))
                .filter(form -> !FetchSite.isOther(headers))
                .flatMap(form -> form.text("token"))
                .flatMap(token -> cookie.signIn(token.strip(), request))
                .map(value -> Response.seeOther(Visits.HOME)
                        .header(HttpHeaders.SET_COOKIE, value)
                        .build())
                .orElseGet(() -> pages.signIn(visits.words(headers, request), true));
    }

    @POST
    @Path("/sign-out")
    public Response signOut(byte[] body, @Context HttpHeaders headers, @Context HttpServerRequest request) {
        var home = Response.seeOther(Visits.HOME);
        return visits.isOurs(body, headers, request)
                ? home.header(HttpHeaders.SET_COOKIE, cookie.signOut(request)).build()
                : home.build();
    }

    @GET
    @Path("/incidents/{id}")
    public Uni<Response> incident(
            @RestPath String id, @Context HttpHeaders headers, @Context HttpServerRequest request) {
        return visits.reading(headers, request, visit -> found(id).map(incident -> pages.incident(visit, incident)));
    }

    @GET
    @Path("/incidents/{id}/report")
    public Uni<Response> report(@RestPath String id, @Context HttpHeaders headers, @Context HttpServerRequest request) {
        return visits.reading(
                headers,
                request,
                visit -> found(id)
                        .map(incident -> pages.report(incident, IncidentReport.of(incident, clock.instant(), zone))));
    }

    @POST
    @Path("/incidents/{id}/resolve")
    public Uni<Response> resolve(
            @RestPath String id, byte[] body, @Context HttpHeaders headers, @Context HttpServerRequest request) {
        return visits.doing(
                body,
                headers,
                request,
                (visit, form) -> alerts.resolve(id, visit.holder())
                        .map(resolved -> resolved.orElseThrow(IncidentActions::noIncident)));
    }

    /** What fires in the incident rings nobody for an hour. */
    @POST
    @Path("/incidents/{id}/mute")
    public Uni<Response> mute(
            @RestPath String id, byte[] body, @Context HttpHeaders headers, @Context HttpServerRequest request) {
        return visits.acting(
                body,
                headers,
                request,
                (visit, form) -> found(id)
                        .chain(incident -> muting.begin(mute(incident, visit.holder())))
                        .map(PageActionResource::kept));
    }

    private Mute mute(Incident incident, String by) {
        var now = clock.instant();
        var keys = incident.activeAlerts().stream()
                .map(Event.Alerted::key)
                .distinct()
                .toList();
        return new Mute(
                UUID.randomUUID().toString(),
                incident.team(),
                keys.size() > Mute.MAX_KEYS ? List.of() : keys,
                Optional.empty(),
                now,
                now.plus(MUTE),
                incident.id(),
                by);
    }

    @GET
    @Path("/mutes/{id}")
    public Uni<Response> askUnmute(
            @RestPath String id, @Context HttpHeaders headers, @Context HttpServerRequest request) {
        return visits.reading(
                headers,
                request,
                visit -> muting.present()
                        .map(mutes -> mutes.stream()
                                .filter(mute -> mute.id().equals(id))
                                .findFirst()
                                .map(mute -> ask(visit, "unmute", "/page/mutes/" + mute.id(), mute.team()))
                                .orElseThrow(PageActionResource::noMute)));
    }

    @POST
    @Path("/mutes/{id}")
    public Uni<Response> unmute(
            @RestPath String id, byte[] body, @Context HttpHeaders headers, @Context HttpServerRequest request) {
        return visits.acting(
                body,
                headers,
                request,
                (visit, form) -> muting.end(id)
                        .map(found -> found.orElseThrow(PageActionResource::noMute))
                        .invoke(ended -> LOG.infof(
                                "A mute of the team %s was ended by %s",
                                ended.mute().team(), visit.holder()))
                        .map(ended -> kept(ended.outcome())));
    }

    @GET
    @Path("/drill")
    public Uni<Response> askDrill(
            @RestQuery Optional<String> team, @Context HttpHeaders headers, @Context HttpServerRequest request) {
        return visits.reading(
                headers,
                request,
                visit -> Uni.createFrom().item(() -> ask(visit, "drill", "/page/drill", team.orElse(""))));
    }

    @POST
    @Path("/drill")
    public Uni<Response> drill(byte[] body, @Context HttpHeaders headers, @Context HttpServerRequest request) {
        return visits.doing(
                body,
                headers,
                request,
                (visit, form) -> drill.ring(
                        RequestParameters.of(Map.of("team", form.text("team").orElse(""))), visit.holder()));
    }

    private Response ask(Visit visit, String action, String path, String team) {
        var button = visit.words().get("confirm." + action + ".do");
        return pages.asked(visit, action, team, path, List.of(Question.Choice.of(button, Map.of("team", team))));
    }

    private Uni<Incident> found(String id) {
        return incidents.find(id).map(incident -> incident.orElseThrow(IncidentActions::noIncident));
    }

    private static Response kept(Muting.Outcome outcome) {
        return switch (outcome) {
            case DONE -> Visits.home();
            case NOT_KEPT ->
                throw new ProblemException(
                        new Problem("Service unavailable", 503, "The journal's store cannot be reached: try again."));
            case TOO_MANY ->
                throw new ProblemException(
                        new Problem("Too many mutes", 409, "There are as many mutes as there may be: end some first."));
        };
    }

    private static ProblemException noMute() {
        return new ProblemException(new Problem("Not found", 404, "No such mute lasts."));
    }
}
