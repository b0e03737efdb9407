package dev.alertroom.alert;

import dev.alertroom.security.Tokens;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** {@code /api/v2/alerts}: the path at which Prometheus and its relatives look for an Alertmanager. */
@Path("/api/v2/alerts")
class PrometheusResource {

    private final Tokens tokens;
    private final SourceRegistry sources;
    private final MonitorIntake intake;

    PrometheusResource(Tokens tokens, SourceRegistry sources, MonitorIntake intake) {
        this.tokens = tokens;
        this.sources = sources;
        this.intake = intake;
    }

    @POST
    public Uni<Response> post(byte[] bytes, @Context HttpServerRequest request, @Context HttpHeaders headers) {
        var parameters = RequestParameters.ofQuery(request);
        var grant = tokens.grant(headers, parameters.all(Tokens.parameterNames()));
        var payload = intake.payload(AlertBody.ofMonitor(bytes, headers), headers);
        return intake.take(sources.named("prometheus"), payload, parameters, grant)
                .map(answer -> Response.ok().build());
    }
}
