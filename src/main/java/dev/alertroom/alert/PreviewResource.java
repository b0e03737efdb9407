package dev.alertroom.alert;

import dev.alertroom.alert.source.Payload;
import dev.alertroom.security.TokenRequired;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestPath;

/** {@code /preview/{source}}: what would be made of a monitor's payload. Nobody is called. */
@Path("/preview/{source}")
@TokenRequired
class PreviewResource {

    private final SourceRegistry sources;
    private final MonitorIntake intake;

    PreviewResource(SourceRegistry sources, MonitorIntake intake) {
        this.sources = sources;
        this.intake = intake;
    }

    @POST
    public Uni<Preview> post(
            @RestPath String source, byte[] bytes, @Context HttpServerRequest request, @Context HttpHeaders headers) {
        var payload = intake.payload(AlertBody.of(bytes, headers, Payload.MAX_BYTES), headers);
        return intake.preview(sources.named(source), payload, RequestParameters.ofQuery(request));
    }
}
