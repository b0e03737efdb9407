package dev.alertroom.simulator.twiml;

import io.vertx.core.http.HttpMethod;
import java.net.URI;

/** Where a document or a callback is requested: a URL, absolute or relative to the document that names it. */
public record Target(String url, HttpMethod method) {

    /** {@return this target with an absolute URL, as a browser would resolve it against {@code base}} */
    public Target against(String base) {
        return new Target(absolute(withoutFragment(base)), method);
    }

    private String absolute(String base) {
        if (url.isEmpty()) {
            return base;
        }
        // java.net.URI still resolves a bare query by RFC 2396; RFC 3986 section 5.2.2 keeps the path.
        if (url.startsWith("?")) {
            int query = base.indexOf('?');
            return (query < 0 ? base : base.substring(0, query)) + url;
        }
        return URI.create(base).resolve(url).toString();
    }

    private static String withoutFragment(String url) {
        int fragment = url.indexOf('#');
        return fragment < 0 ? url : url.substring(0, fragment);
    }
}
