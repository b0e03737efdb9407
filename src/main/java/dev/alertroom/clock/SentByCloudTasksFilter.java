package dev.alertroom.clock;

import dev.alertroom.problem.Problem;
import dev.alertroom.problem.ProblemException;
import dev.alertroom.security.GoogleSender;
import dev.alertroom.security.GoogleTokens;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** @see <a href="https://cloud.google.com/tasks/docs/creating-http-target-tasks#token">Tasks with a token</a> */
class SentByCloudTasksFilter {

    private final GoogleTokens tokens;
    private final Optional<GoogleSender> cloudTasks;

    SentByCloudTasksFilter(GoogleTokens tokens, ClockSettings settings) {
        this.tokens = tokens;
        this.cloudTasks = settings.audience()
                .filter(audience -> settings.serviceAccount().isPresent())
                .map(audience -> new GoogleSender(
                        "Cloud Tasks",
                        "ALERTROOM_CLOCK",
                        audience,
                        settings.serviceAccount(),
                        "The service gives its tasks the token that is asked for here."));
    }

    /** Without both settings nobody is let in: everyone can have Google sign a token for any audience. */
    @SentByCloudTasks
    @ServerRequestFilter
    Uni<Void> check(ContainerRequestContext request) {
        var authorization = Optional.ofNullable(request.getHeaderString(HttpHeaders.AUTHORIZATION));
        return cloudTasks
                .map(sender -> tokens.verify(authorization, sender))
                .orElseGet(() -> Uni.createFrom()
                        .failure(new ProblemException(new Problem(
                                "Unauthorized",
                                401,
                                "Nobody wakes this service: it has no ALERTROOM_CLOCK_AUDIENCE and"
                                        + " ALERTROOM_CLOCK_SERVICE_ACCOUNT."))));
    }
}
