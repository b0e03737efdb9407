package dev.alertroom.simulator;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/** Reads a request's body, whoever's server it came in through. */
final class RequestBody {

    private RequestBody() {}

    static Future<String> of(RoutingContext context) {
        HttpServerRequest request = context.request();
        Future<String> body = request.body().map(Object::toString);
        // Quarkus hands requests on paused; elsewhere this does nothing.
        request.resume();
        return body;
    }
}
