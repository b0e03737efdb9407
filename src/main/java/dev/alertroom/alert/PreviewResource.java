package dev.alertroom.alert;

import dev.alertroom.security.Tokens;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestPath;

/** {@code /preview/{source}}: what would be made of a monitor's payload. Nobody is called. */
@Path("/preview/{source}")
class PreviewResource {

    private final Tokens tokens;
    private final SourceRegistry sources;
    private final MonitorIntake intake;

    PreviewResource(Tokens tokens, SourceRegistry sources, MonitorIntake intake) {
        this.tokens = tokens;
        this.sources = sources;
        this.intake = intake;
    }

    @POST
    public Uni<Preview> post(
            @RestPath String source, byte[] bytes, @Context HttpServerRequest request, @Context HttpHeaders headers) {
        var parameters = RequestParameters.ofQuery(request);
        var grant = tokens.grant(headers, parameters.all(Tokens.parameterNames()));
        var payload = intake.payload(AlertBody.ofMonitor(bytes, headers), headers);
        return intake.preview(sources.named(source), payload, parameters, grant);
    }

    @POST
    @Path("{mapping}")
    public Uni<Preview> mapped(
            @RestPath String source,
            @RestPath String mapping,
            byte[] bytes,
            @Context HttpServerRequest request,
            @Context HttpHeaders headers) {
        return post(source + "/" + mapping, bytes, request, headers);
    }
}
