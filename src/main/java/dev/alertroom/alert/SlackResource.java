package dev.alertroom.alert;

import dev.alertroom.security.Tokens;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestPath;

/** {@code /slack}: an incoming webhook for the many tools that can post to nothing but Slack. Its address is its key there. */
@Path("/slack")
class SlackResource {

    private final Tokens tokens;
    private final SourceRegistry sources;
    private final MonitorIntake intake;

    SlackResource(Tokens tokens, SourceRegistry sources, MonitorIntake intake) {
        this.tokens = tokens;
        this.sources = sources;
        this.intake = intake;
    }

    @POST
    public Uni<Response> post(byte[] bytes, @Context HttpServerRequest request, @Context HttpHeaders headers) {
        return take(List.of(), bytes, request, headers);
    }

    @POST
    @Path("{token}")
    public Uni<Response> post(
            @RestPath String token, byte[] bytes, @Context HttpServerRequest request, @Context HttpHeaders headers) {
        return take(List.of(token), bytes, request, headers);
    }

    private Uni<Response> take(List<String> keys, byte[] bytes, HttpServerRequest request, HttpHeaders headers) {
        var parameters = RequestParameters.ofQuery(request);
        var grant = tokens.grant(
                headers,
                Stream.concat(keys.stream(), parameters.all(Tokens.parameterNames()).stream())
                        .toList());
        var payload = intake.payload(AlertBody.ofMonitor(bytes, headers), headers);
        return intake.take(sources.named("slack"), payload, parameters, grant)
                .map(answer -> Response.ok("ok", MediaType.TEXT_PLAIN_TYPE).build());
    }
}
