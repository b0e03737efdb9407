package dev.alertroom.page;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;

/** {@code /}: what is going on. For browsers; to any other client there is nothing here. */
@Path("/")
class PageResource {

    private final Visits visits;
    private final Pages pages;
    private final HomeQueries queries;

    PageResource(Visits visits, Pages pages, HomeQueries queries) {
        this.visits = visits;
        this.pages = pages;
        this.queries = queries;
    }

    /**
     * @param team whose history is shown; that of all if left out
     * @param page where the history goes on
     */
    @GET
    public Uni<Response> get(
            @RestQuery Optional<String> team,
            @RestQuery Optional<String> page,
            @Context HttpHeaders headers,
            @Context HttpServerRequest request) {
        if (!wantsHtml(headers)) {
            throw new NotFoundException();
        }
        return visits.reading(
                headers,
                request,
                visit -> queries.home(pages.cards(visit), team, page.filter(token -> !token.isBlank()))
                        .map(home -> pages.home(visit, home)));
    }

    /** By name: whoever takes anything wants no page. Anything may stand in that header, so it is not parsed. */
    private static boolean wantsHtml(HttpHeaders headers) {
        return Optional.ofNullable(headers.getHeaderString(HttpHeaders.ACCEPT))
                .filter(accepted -> accepted.toLowerCase(Locale.ROOT).contains("text/html"))
                .isPresent();
    }
}
