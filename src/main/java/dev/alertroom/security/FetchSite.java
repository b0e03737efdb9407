package dev.alertroom.security;

import jakarta.ws.rs.core.HttpHeaders;

/**
 * What a browser tells of who made it send a request.
 *
 * @see <a href="https://www.w3.org/TR/fetch-metadata/#sec-fetch-site-header">Sec-Fetch-Site</a>
 */
public final class FetchSite {

    private FetchSite() {}

    /** Whether a page of another site did; false where nothing is told, as by what is no browser. */
    public static boolean isOther(HttpHeaders headers) {
        var site = headers.getHeaderString("Sec-Fetch-Site");
        return "cross-site".equals(site) || "same-site".equals(site);
    }
}
