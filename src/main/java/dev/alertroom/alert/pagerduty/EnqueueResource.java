package dev.alertroom.alert.pagerduty;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** {@code /v2/enqueue}: PagerDuty's own path, for tools that let nothing but its host be changed. */
@Path("/v2/enqueue")
class EnqueueResource {

    private final PagerDutyEvents events;

    EnqueueResource(PagerDutyEvents events) {
        this.events = events;
    }

    @POST
    public Uni<Response> post(byte[] bytes, @Context HttpServerRequest request, @Context HttpHeaders headers) {
        return events.take(bytes, request, headers);
    }
}
