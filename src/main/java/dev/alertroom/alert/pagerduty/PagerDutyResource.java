package dev.alertroom.alert.pagerduty;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** {@code /alert/pagerduty}: beside the other monitors, but with the answers that a client of PagerDuty expects. */
@Path("/alert/pagerduty")
class PagerDutyResource {

    private final PagerDutyEvents events;

    PagerDutyResource(PagerDutyEvents events) {
        this.events = events;
    }

    @POST
    public Uni<Response> post(byte[] bytes, @Context HttpServerRequest request, @Context HttpHeaders headers) {
        return events.take(bytes, request, headers);
    }
}
