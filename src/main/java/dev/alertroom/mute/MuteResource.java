package dev.alertroom.mute;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.alertroom.alert.AlertBody;
import dev.alertroom.alert.RequestParameters;
import dev.alertroom.incident.Mute;
import dev.alertroom.problem.Problem;
import dev.alertroom.problem.ProblemException;
import dev.alertroom.response.Muting;
import dev.alertroom.security.MayAct;
import dev.alertroom.security.MayRead;
import dev.alertroom.security.Tokens;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;

/** {@code /mutes}: alerts of a team that ring nobody for a while, such as during a deployment. */
@Path("/mutes")
@MayRead
class MuteResource {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private final Muting muting;
    private final MuteReader reader;
    private final Tokens tokens;
    private final ObjectMapper json;

    MuteResource(Muting muting, MuteReader reader, Tokens tokens, ObjectMapper json) {
        this.muting = muting;
        this.reader = reader;
        this.tokens = tokens;
        this.json = json;
    }

    /** Those that last. */
    @GET
    public Uni<MuteView.All> list() {
        return muting.present().map(MuteView.All::of);
    }

    /** Takes its parameters from the query, a form, or JSON. */
    @POST
    @MayAct
    public Uni<Response> begin(
            byte[] bytes, @Context HttpServerRequest request, @Context HttpHeaders headers, @Context UriInfo uri) {
        var sent = RequestParameters.ofBody(AlertBody.of(bytes, headers), MuteReader.NAMES, json);
        var mute = reader.read(
                sent.or(RequestParameters.ofQuery(request)),
                tokens.grant(headers, uri).holder());
        return muting.begin(mute)
                .map(outcome -> Response.status(Status.CREATED)
                        .entity(done(mute, outcome))
                        .build());
    }

    /** Ends a mute before its time. */
    @DELETE
    @Path("/{id}")
    @MayAct
    public Uni<MuteView> end(@RestPath String id) {
        return muting.end(id)
                .map(found -> found.map(ended -> done(ended.mute(), ended.outcome()))
                        .orElseThrow(() -> new ProblemException(
                                new Problem("Not found", 404, "No such mute lasts; GET /mutes lists those that do."))));
    }

    private static MuteView done(Mute mute, Muting.Outcome outcome) {
        return switch (outcome) {
            case DONE -> MuteView.of(mute);
            case NOT_KEPT ->
                throw new ProblemException(
                        new Problem(
                                "Service unavailable",
                                503,
                                "The journal's store cannot be reached, so other instances would not know of it."
                                        + " Send it again."),
                        Optional.of(RETRY_AFTER));
            case TOO_MANY ->
                throw new ProblemException(new Problem(
                        "Too many mutes", 409, "There are as many mutes as there may be; DELETE some of them first."));
        };
    }
}
