package dev.alertroom.security;

import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.util.Optional;

/** Fetches the small documents with which callers prove who they are. */
public interface DocumentFetcher {

    /**
     * What is at an address. Nothing but that address is asked: a redirection is a failure like any answer but 200.
     *
     * @return fails after a few seconds, and if the document is larger than a certificate or a set of keys can be
     */
    Uni<Page> get(URI address);

    /** @param cacheControl the header of that name */
    record Page(String text, Optional<String> cacheControl) {}
}
