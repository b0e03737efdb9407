package dev.alertroom.edge;

import dev.alertroom.problem.Problem;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;

/**
 * Reads the body of every request, into memory only, and within bounds of length, time and of what all bodies together may
 * take. Endpoints find it read; nothing else in the service reads from a connection.
 */
@ApplicationScoped
class BodyReader {

    /** From the head of the request to the last byte of its body. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    /** What is thrown away of the rest of an alert that was cut, before its connection is closed. */
    private static final long MAX_DISCARDED = 64 * 1024 * 1024;

    /** In dev and tests the simulated Twilio and Quarkus' pages read bodies by themselves. */
    private static final List<String> NOT_OURS = List.of("/simulator", "/2010-04-01/", "/q/");

    private final Refusals refusals;
    private final Vertx vertx;
    private final BodiesInFlight inFlight = new BodiesInFlight();

    BodyReader(Refusals refusals, Vertx vertx) {
        this.refusals = refusals;
        this.vertx = vertx;
    }

    void register(@Observes Filters filters) {
        filters.register(this::read, FilterOrder.BODY);
    }

    private void read(RoutingContext context) {
        var request = context.request();
        int most = BodyLimits.of(context.normalizedPath());
        if (!Requests.hasBody(request) || notOurs(context.normalizedPath())) {
            context.next();
        } else if (Requests.declaredLength(request) > most && !BodyLimits.isMonitors(context.normalizedPath())) {
            refusals.refuse(context, tooLong(most));
        } else if (mayContinue(request)) {
            new Reading(context, most).start();
        } else {
            refusals.refuse(
                    context, new Problem("Expectation failed", 417, "Expect may say 100-continue, and nothing else."));
        }
    }

    private static boolean notOurs(String path) {
        return LaunchMode.current() != LaunchMode.NORMAL && NOT_OURS.stream().anyMatch(path::startsWith);
    }

    /** Lets a client go on that asked first, now that its head is taken. */
    private static boolean mayContinue(HttpServerRequest request) {
        var expected = request.getHeader(HttpHeaders.EXPECT);
        if (expected == null || request.version() == HttpVersion.HTTP_1_0) {
            return true;
        }
        if (!expected.equalsIgnoreCase("100-continue")) {
            return false;
        }
        request.response().writeContinue();
        return true;
    }

    private static Problem tooLong(int most) {
        return new Problem("Content too large", 413, "The body is too long; at most " + most + " bytes are read.");
    }

    /** One body on its way. */
    private final class Reading {

        private final RoutingContext context;
        private final HttpServerRequest request;
        private final int most;
        private final Buffer body = Buffer.buffer();
        private final long timer;

        private Reading(RoutingContext context, int most) {
            this.context = context;
            this.request = context.request();
            this.most = most;
            this.timer = vertx.setTimer(PATIENCE.toMillis(), late -> tooSlow());
        }

        private void start() {
            context.addEndHandler(done -> {
                vertx.cancelTimer(timer);
                inFlight.release(body.length());
            });
            request.exceptionHandler(gone -> vertx.cancelTimer(timer))
                    .handler(this::take)
                    .endHandler(end -> finish())
                    .resume();
        }

        private void take(Buffer bytes) {
            long length = (long) body.length() + bytes.length();
            if (length > most && BodyLimits.isMonitors(context.normalizedPath())) {
                cut(bytes);
            } else if (length > most) {
                stop(tooLong(most));
            } else if (inFlight.hold(bytes.length(), length)) {
                body.appendBuffer(bytes);
            } else {
                stop(tooMuch());
            }
        }

        /** Keeps the beginning, which is enough to ring, and throws away the rest as it comes. */
        private void cut(Buffer bytes) {
            int room = most - body.length();
            if (inFlight.hold(room, most)) {
                body.appendBuffer(bytes, 0, room);
                refusals.discardRest(request, PATIENCE, MAX_DISCARDED);
                finish();
            } else {
                stop(tooMuch());
            }
        }

        private void stop(Problem problem) {
            vertx.cancelTimer(timer);
            refusals.refuse(context, problem);
        }

        private Problem tooMuch() {
            context.response().putHeader(HttpHeaders.RETRY_AFTER, "1");
            return new Problem("Service unavailable", 503, "Too much is being sent at once; send it again.");
        }

        private void tooSlow() {
            refusals.refuse(
                    context,
                    new Problem(
                            "Request timeout",
                            408,
                            "The body did not arrive within " + PATIENCE.toSeconds() + " seconds."));
        }

        private void finish() {
            vertx.cancelTimer(timer);
            var read = (RoutingContextInternal) context;
            read.visitHandler(RoutingContextInternal.BODY_HANDLER);
            read.setBody(body);
            context.next();
        }
    }
}
