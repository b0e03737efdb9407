package dev.alertroom.alert;

import dev.alertroom.security.MayAct;
import dev.alertroom.security.Tokens;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** {@code /drill}: a {@link Drill}, with what the query names. */
@Path("/drill")
@MayAct
class DrillResource {

    private final Drill drill;
    private final Tokens tokens;

    DrillResource(Drill drill, Tokens tokens) {
        this.drill = drill;
        this.tokens = tokens;
    }

    @POST
    public Uni<Response> post(@Context HttpServerRequest request, @Context HttpHeaders headers, @Context UriInfo uri) {
        return drill.ring(
                RequestParameters.ofQuery(request), tokens.grant(headers, uri).holder());
    }
}
