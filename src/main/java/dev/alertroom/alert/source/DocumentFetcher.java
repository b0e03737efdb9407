package dev.alertroom.alert.source;

import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.util.Optional;

/** Fetches the small documents with which monitors prove who they are. */
interface DocumentFetcher {

    /**
     * What is at an address. Nothing but that address is asked: a redirection is a failure like any answer but 200.
     *
     * @return fails after a few seconds, and if the document is larger than a certificate or a set of keys can be
     */
    Uni<Page> get(URI address);

    /** @param cacheControl the header of that name */
    record Page(String text, Optional<String> cacheControl) {}
}
