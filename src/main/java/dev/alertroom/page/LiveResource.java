package dev.alertroom.page;

import dev.alertroom.problem.Problem;
import dev.alertroom.problem.ProblemException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestStreamElementType;

/**
 * The part of the page that changes by itself: once, or as server-sent events for as long as somebody looks. Cloud Run bills a request
 * that is open, so that a stream ends after {@link #LIFE}.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">Server-sent events</a>
 */
@Path("/page")
class LiveResource {

    static final Duration LIFE = Duration.ofMinutes(5);

    /** Mutiny wants some time before the first tick. */
    private static final Duration AT_ONCE = Duration.ofMillis(1);

    private static final Duration LOOK = Duration.ofSeconds(2);

    /** An unchanged part is sent again after so many looks, lest a proxy or {@code quarkus.http.idle-timeout} ends a quiet stream. */
    private static final int SIGN_OF_LIFE = 12;

    /** Each looks into the journal again and again. Who gets none asks now and then instead. */
    private static final int MOST_STREAMS = 50;

    private final Visits visits;
    private final Pages pages;
    private final HomeQueries queries;
    private final AtomicInteger streams = new AtomicInteger();

    LiveResource(Visits visits, Pages pages, HomeQueries queries) {
        this.visits = visits;
        this.pages = pages;
        this.queries = queries;
    }

    /** @param incident the only one that is shown; all that are open if left out */
    @GET
    @Path("/fragment")
    public Uni<Response> fragment(
            @RestQuery Optional<String> incident, @Context HttpHeaders headers, @Context HttpServerRequest request) {
        var visit = signedIn(headers, request);
        return live(visit, incident).map(pages::fragment);
    }

    /** The same whenever it has changed. */
    @GET
    @Path("/live")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.TEXT_PLAIN)
    public Multi<String> stream(
            @RestQuery Optional<String> incident, @Context HttpHeaders headers, @Context HttpServerRequest request) {
        var visit = signedIn(headers, request);
        if (streams.incrementAndGet() > MOST_STREAMS) {
            streams.decrementAndGet();
            throw new ProblemException(new Problem("Too many streams", 503, "Ask for /page/fragment now and then."));
        }
        var changes = new Changes();
        return Multi.createFrom()
                .ticks()
                .startingAfter(AT_ONCE)
                .every(LOOK)
                .onOverflow()
                .drop()
                .select()
                .first(LIFE)
                .onItem()
                .transformToUniAndConcatenate(tick -> live(visit, incident))
                .filter(changes::areTold)
                .onTermination()
                .invoke(streams::decrementAndGet);
    }

    private Uni<String> live(Visit visit, Optional<String> incident) {
        return queries.live(pages.cards(visit), incident).map(live -> pages.live(visit, live));
    }

    private Visit signedIn(HttpHeaders headers, HttpServerRequest request) {
        return visits.visit(headers, request)
                .orElseThrow(() -> new ProblemException(new Problem("Forbidden", 403, "Sign in at / first.")));
    }

    /** What was sent last, and how often it was the same since. */
    private static final class Changes {
        private String last = "";
        private int same;

        boolean areTold(String now) {
            same = now.equals(last) ? (same + 1) % SIGN_OF_LIFE : 0;
            last = now;
            return same == 0;
        }
    }
}
