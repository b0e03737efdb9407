package dev.alertroom.alert;

import dev.alertroom.alert.source.Payload;
import dev.alertroom.alert.source.Source;
import dev.alertroom.security.Grant;
import dev.alertroom.security.Tokens;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestPath;

/** {@code /alert/{source}}: the same as {@code /alert}, from a monitor's own payload. */
@Path("/")
class MonitorResource {

    private final Tokens tokens;
    private final SourceRegistry sources;
    private final MonitorIntake intake;
    private final PayloadReading reading;

    MonitorResource(Tokens tokens, SourceRegistry sources, MonitorIntake intake, PayloadReading reading) {
        this.tokens = tokens;
        this.sources = sources;
        this.intake = intake;
        this.reading = reading;
    }

    @POST
    @Path("alert/{source}")
    public Uni<Response> post(
            @RestPath String source, byte[] bytes, @Context HttpServerRequest request, @Context HttpHeaders headers) {
        var parameters = RequestParameters.ofQuery(request);
        var monitor = sources.named(source);
        var payload = intake.payload(AlertBody.ofMonitor(bytes, headers), headers);
        var gate = new RequestGate(() -> tokens.grant(headers, parameters.all(Tokens.parameterNames())));
        return reading.of(payload, () -> monitor.admit(payload, gate))
                .flatMap(Function.identity())
                .chain(() -> taken(monitor, payload, parameters, gate.grant()));
    }

    @POST
    @Path("alert/json/{mapping}")
    public Uni<Response> mapped(
            @RestPath String mapping, byte[] bytes, @Context HttpServerRequest request, @Context HttpHeaders headers) {
        return post(SourceRegistry.MAPPED + mapping, bytes, request, headers);
    }

    private Uni<Response> taken(Source monitor, Payload payload, RequestParameters parameters, Grant grant) {
        return Uni.createFrom()
                .deferred(() -> intake.take(monitor, payload, parameters, grant))
                .onFailure()
                .call(() -> reading.of(payload, () -> monitor.notTaken(payload))
                        .onFailure()
                        .recoverWithNull());
    }
}
