package dev.alertroom.problem;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Ends a request with a {@link Problem}. */
public class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Problem problem;
    private final transient Optional<Duration> retryAfter;

    public ProblemException(Problem problem) {
        this(problem, Optional.empty());
    }

    public ProblemException(Problem problem, Optional<Duration> retryAfter) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
        this.retryAfter = retryAfter;
    }

    /** The request is wrong, in these points. */
    public static ProblemException badRequest(String detail, List<Problem.Fault> faults) {
        return new ProblemException(new Problem("Bad request", 400, detail, faults));
    }

    public static ProblemException badRequest(String detail) {
        return badRequest(detail, List.of());
    }

    public Problem problem() {
        return problem;
    }

    /** The problem as it is sent. */
    public Response response() {
        var response =
                Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
        retryAfter.ifPresent(after -> response.header(HttpHeaders.RETRY_AFTER, after.toSeconds()));
        if (problem.status() == 401) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer, Basic realm=\"AlertRoom\"");
        }
        return response.build();
    }
}
