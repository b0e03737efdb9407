package dev.alertroom.edge;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/**
 * What a browser is told of every answer: take it for what its type says, keep it nowhere, send its address (which may hold
 * a token) to nobody, and load nothing into it but what is ours. An endpoint that says otherwise is left alone.
 */
final class SecurityHeaders {

    private static final String NO_PAGE = "default-src 'none'; frame-ancestors 'none'";
    private static final String PAGE =
            "default-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private SecurityHeaders() {}

    /** Puts them into the answer when it is sent. */
    static void promise(RoutingContext context) {
        context.addHeadersEndHandler(
                sent -> put(context.response().headers(), context.request().path()));
    }

    static void put(MultiMap headers, String path) {
        putIfAbsent(headers, "X-Content-Type-Options", "nosniff");
        putIfAbsent(headers, "Referrer-Policy", "no-referrer");
        putIfAbsent(headers, HttpHeaders.CACHE_CONTROL.toString(), "no-store");
        // Quarkus' pages of dev mode run scripts of their own.
        if (path == null || !path.startsWith("/q/")) {
            putIfAbsent(headers, "Content-Security-Policy", isPage(headers) ? PAGE : NO_PAGE);
        }
    }

    private static boolean isPage(MultiMap headers) {
        var type = headers.get(HttpHeaders.CONTENT_TYPE);
        return type != null && type.startsWith("text/html");
    }

    private static void putIfAbsent(MultiMap headers, String name, String value) {
        if (!headers.contains(name)) {
            headers.set(name, value);
        }
    }
}
