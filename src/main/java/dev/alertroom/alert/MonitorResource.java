package dev.alertroom.alert;

import dev.alertroom.security.Tokens;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestPath;

/** {@code /alert/{source}}: the same as {@code /alert}, from a monitor's own payload. */
@Path("/")
class MonitorResource {

    private final Tokens tokens;
    private final SourceRegistry sources;
    private final MonitorIntake intake;

    MonitorResource(Tokens tokens, SourceRegistry sources, MonitorIntake intake) {
        this.tokens = tokens;
        this.sources = sources;
        this.intake = intake;
    }

    @POST
    @Path("alert/{source}")
    public Uni<Response> post(
            @RestPath String source, byte[] bytes, @Context HttpServerRequest request, @Context HttpHeaders headers) {
        var parameters = RequestParameters.ofQuery(request);
        var monitor = sources.named(source);
        var payload = intake.payload(AlertBody.of(bytes, headers, monitor.maxBytes()), headers);
        var gate = new RequestGate(() -> tokens.grant(headers, parameters.all(Tokens.parameterNames())));
        return monitor.admit(payload, gate)
                .chain(() -> Uni.createFrom()
                        .deferred(() -> intake.take(monitor, payload, parameters, gate.grant()))
                        .onFailure()
                        .invoke(() -> monitor.notTaken(payload)));
    }
}
