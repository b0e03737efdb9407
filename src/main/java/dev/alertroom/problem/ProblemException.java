package dev.alertroom.problem;

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

    /** When the same request may succeed. */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
