package dev.alertroom.alert;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.alertroom.security.Grant;
import dev.alertroom.security.Tokens;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestPath;

/**
 * {@code /v2/alerts}: Opsgenie's, as far as tools use it to report alerts. Closing takes the alias.
 *
 * @see <a href="https://docs.opsgenie.com/docs/alert-api">Alert API</a>
 */
@Path("/v2/alerts")
class OpsgenieResource {

    private static final String SCHEME = "GenieKey ";

    private final Tokens tokens;
    private final SourceRegistry sources;
    private final MonitorIntake intake;

    OpsgenieResource(Tokens tokens, SourceRegistry sources, MonitorIntake intake) {
        this.tokens = tokens;
        this.sources = sources;
        this.intake = intake;
    }

    @POST
    public Uni<Response> create(byte[] bytes, @Context HttpServerRequest request, @Context HttpHeaders headers) {
        var parameters = RequestParameters.ofQuery(request);
        var grant = granted(parameters, headers);
        var payload = intake.payload(AlertBody.ofMonitor(bytes, headers), headers);
        return intake.take(sources.named("opsgenie"), payload, parameters, grant)
                .map(OpsgenieResource::accepted);
    }

    @POST
    @Path("{alias}/close")
    public Uni<Response> close(
            @RestPath String alias, @Context HttpServerRequest request, @Context HttpHeaders headers) {
        var parameters = RequestParameters.ofQuery(request);
        var grant = granted(parameters, headers);
        return intake.clear(sources.named("opsgenie"), alias, parameters, grant).map(OpsgenieResource::accepted);
    }

    /** Whoever has it is known by the key that was pressed on the phone. */
    @POST
    @Path("{alias}/acknowledge")
    public Response acknowledge(
            @RestPath String alias, @Context HttpServerRequest request, @Context HttpHeaders headers) {
        return accepted(granted(RequestParameters.ofQuery(request), headers));
    }

    private Grant granted(RequestParameters parameters, HttpHeaders headers) {
        var key = Optional.ofNullable(headers.getHeaderString(HttpHeaders.AUTHORIZATION))
                .filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(value -> value.substring(SCHEME.length()).strip());
        return tokens.grant(
                headers,
                Stream.concat(key.stream(), parameters.all(Tokens.parameterNames()).stream())
                        .toList());
    }

    private static Response accepted(Object done) {
        return Response.accepted(new Accepted(
                        "Request will be processed", 0, UUID.randomUUID().toString()))
                .type(MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    @RegisterForReflection
    record Accepted(
            String result,
            double took,
            @JsonProperty("requestId") String requestId) {}
}
