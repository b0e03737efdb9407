package dev.alertroom.alert.pagerduty;

import dev.alertroom.alert.AlertBody;
import dev.alertroom.alert.MonitorIntake;
import dev.alertroom.alert.RequestParameters;
import dev.alertroom.problem.Problem;
import dev.alertroom.problem.ProblemException;
import dev.alertroom.roster.Roster;
import dev.alertroom.security.Tokens;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.function.Function;

/** Takes events as PagerDuty would, and answers like it. */
@ApplicationScoped
class PagerDutyEvents {

    private final PagerDutySource pagerDuty;
    private final Tokens tokens;
    private final Roster roster;
    private final MonitorIntake intake;

    PagerDutyEvents(PagerDutySource pagerDuty, Tokens tokens, Roster roster, MonitorIntake intake) {
        this.pagerDuty = pagerDuty;
        this.tokens = tokens;
        this.roster = roster;
        this.intake = intake;
    }

    /** @param answer of the version that the client speaks, for the key of its event */
    Uni<Response> take(
            byte[] bytes, HttpServerRequest request, HttpHeaders headers, Function<String, Response> answer) {
        return Uni.createFrom()
                .deferred(() -> taken(bytes, RequestParameters.ofQuery(request), headers, answer))
                .onFailure(ProblemException.class)
                .recoverWithItem(PagerDutyEvents::refused);
    }

    private Uni<Response> taken(
            byte[] bytes, RequestParameters parameters, HttpHeaders headers, Function<String, Response> answer) {
        var sent = intake.payload(AlertBody.ofMonitor(bytes, headers), headers);
        var written = pagerDuty.routingKey(sent);
        var route = written.map(key -> RoutingKey.read(key, tokens, roster)).orElse(RoutingKey.NOTHING);
        var grant = route.grant().orElseGet(() -> tokens.grant(headers, parameters.all(Tokens.parameterNames())));
        var payload = pagerDuty.withoutKey(sent);
        var who = route.team()
                .map(team -> RequestParameters.of(Map.of("team", team)).or(parameters))
                .orElse(parameters);
        return intake.take(pagerDuty, payload, who, grant).map(taken -> answer.apply(pagerDuty.dedupKey(payload)));
    }

    static Response second(String key) {
        return Response.accepted(PagerDutyAnswer.processed(key))
                .type(MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    static Response first(String key) {
        return Response.ok(PagerDutyAnswer.processedAsFirst(key))
                .type(MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    /** A client of this API knows no 401 and no 403: a key that is not accepted makes the event invalid. */
    private static Response refused(ProblemException failure) {
        var problem = failure.problem();
        var response = Response.status(isOfKey(problem) ? 400 : problem.status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(PagerDutyAnswer.refused(problem));
        failure.retryAfter().ifPresent(after -> response.header(HttpHeaders.RETRY_AFTER, after.toSeconds()));
        return response.build();
    }

    private static boolean isOfKey(Problem problem) {
        return problem.status() == 401 || problem.status() == 403;
    }
}
