package dev.alertroom.problem;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every error that leaves the service is a {@link Problem}. */
class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    Response problem(ProblemException exception) {
        var response = exception.problem().response();
        exception.retryAfter().ifPresent(after -> response.header(HttpHeaders.RETRY_AFTER, after.toSeconds()));
        if (exception.problem().status() == 401) {
            // Basic in a line of its own, and first: some monitors, Cloud Monitoring among them, look no further.
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"AlertRoom\", charset=\"UTF-8\"");
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"AlertRoom\"");
        }
        return response.build();
    }

    @ServerExceptionMapper
    Response http(WebApplicationException exception) {
        var answer = exception.getResponse();
        if (answer.hasEntity() || answer.getStatus() < 400) {
            return answer;
        }
        var response = new Problem(
                        answer.getStatusInfo().getReasonPhrase(),
                        answer.getStatus(),
                        Problems.advice(answer.getStatus()))
                .response();
        answer.getStringHeaders().forEach((name, values) -> values.forEach(value -> response.header(name, value)));
        return response.type(Problem.MEDIA_TYPE).build();
    }

    @ServerExceptionMapper
    Response unexpected(Throwable exception) {
        LOG.error("A request failed", Wordless.copy(exception));
        return Problems.ofStatus(500).response().build();
    }
}
