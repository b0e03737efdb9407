package dev.alertroom.edge;

import dev.alertroom.problem.Problem;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** The first look at a request: nothing that comes later meets an address or a query that can't be read. */
@ApplicationScoped
class RequestHeads {

    private static final int LONGEST_PATH = 2 * 1024;

    /** As many as Twilio's own libraries for a form, and far more than any monitor sends. */
    private static final int MAX_PARAMETERS = 1_000;

    private final Refusals refusals;

    RequestHeads(Refusals refusals) {
        this.refusals = refusals;
    }

    void register(@Observes Filters filters) {
        filters.register(this::look, FilterOrder.HEAD);
    }

    private void look(RoutingContext context) {
        SecurityHeaders.promise(context);
        dropEmptyType(context.request());
        var path = context.request().path();
        var query = context.request().query();
        if (path == null || path.length() > LONGEST_PATH) {
            refusals.refuse(context, new Problem("URI too long", 414, "No address of this service is that long."));
        } else if (query != null
                && query.chars().filter(c -> c == '&' || c == ';').count() >= MAX_PARAMETERS) {
            refusals.refuse(
                    context,
                    new Problem("Bad request", 400, "The query has more than " + MAX_PARAMETERS + " parameters."));
        } else {
            context.next();
        }
    }

    /** No type is what it says, and what the readers of types understand: an empty one is an error to them. */
    private static void dropEmptyType(HttpServerRequest request) {
        var type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        if (type != null && type.isBlank()) {
            request.headers().remove(HttpHeaders.CONTENT_TYPE);
        }
    }
}
