package dev.alertroom.edge;

import dev.alertroom.problem.Problem;
import dev.alertroom.problem.ProblemWriter;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Refuses a request at once, whatever of its body is still to come. */
@ApplicationScoped
public class Refusals {

    /**
     * How long, and how much, the rest of a body is thrown away as it comes. A connection that is closed while its client
     * still sends is reset, and the client may never read our answer; so that is done only to who does not stop.
     */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final long MAX_DISCARDED = 1024 * 1024;

    private final ProblemWriter answers;
    private final Vertx vertx;

    Refusals(ProblemWriter answers, Vertx vertx) {
        this.answers = answers;
        this.vertx = vertx;
    }

    /** Answers with this problem; the request goes no further. */
    public void refuse(RoutingContext context, Problem problem) {
        answers.write(context.response(), problem);
        discardRest(context.request(), PATIENCE, MAX_DISCARDED);
    }

    /** Throws away what is still to come of a body, within bounds of time and length. */
    void discardRest(HttpServerRequest request, Duration patience, long most) {
        if (request.isEnded()) {
            return;
        }
        var discarded = new AtomicLong();
        long timer =
                vertx.setTimer(patience.toMillis(), late -> request.connection().close());
        request.exceptionHandler(gone -> vertx.cancelTimer(timer))
                .handler(bytes -> {
                    if (discarded.addAndGet(bytes.length()) > most) {
                        request.connection().close();
                    }
                })
                .endHandler(end -> vertx.cancelTimer(timer))
                .resume();
    }
}
