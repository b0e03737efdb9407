package dev.alertroom.problem;

import io.quarkus.runtime.LaunchMode;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/**
 * The end of a request that failed before or after its endpoint. Quarkus' own handler would log the whole URL, which may
 * hold a token, and answer with the name of the exception; in dev mode that page is of use, so it stays there.
 */
@ApplicationScoped
class FailedRequests {

    private static final Logger LOG = Logger.getLogger(FailedRequests.class);

    private final ProblemWriter answers;

    FailedRequests(ProblemWriter answers) {
        this.answers = answers;
    }

    void register(@Observes Router router) {
        if (LaunchMode.current() != LaunchMode.DEVELOPMENT) {
            router.route().order(Integer.MIN_VALUE).failureHandler(this::answer);
        }
    }

    private void answer(RoutingContext failed) {
        int status = failed.statusCode() < 400 ? 500 : failed.statusCode();
        if (status >= 500 && failed.failure() != null) {
            LOG.errorf(
                    Wordless.copy(failed.failure()),
                    "%s %s failed",
                    failed.request().method(),
                    path(failed));
        }
        answers.write(failed.response(), Problems.ofStatus(status));
    }

    /** Without the query, which may hold a token. */
    private static String path(RoutingContext request) {
        return request.normalizedPath();
    }
}
