package dev.alertroom.alert.pagerduty;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/**
 * {@code /alert/pagerduty}, beside the other monitors, and PagerDuty's own paths, {@code /v2/enqueue} and that of version 1, for tools that let
 * nothing but its host be changed. Both give the answers that a client of PagerDuty expects.
 */
@Path("/")
class PagerDutyResource {

    private final PagerDutyEvents events;

    PagerDutyResource(PagerDutyEvents events) {
        this.events = events;
    }

    @POST
    @Path("alert/pagerduty")
    public Uni<Response> alert(byte[] bytes, @Context HttpServerRequest request, @Context HttpHeaders headers) {
        return events.take(bytes, request, headers, PagerDutyEvents::second);
    }

    @POST
    @Path("v2/enqueue")
    public Uni<Response> enqueue(byte[] bytes, @Context HttpServerRequest request, @Context HttpHeaders headers) {
        return events.take(bytes, request, headers, PagerDutyEvents::second);
    }

    @POST
    @Path("generic/2010-04-15/create_event.json")
    public Uni<Response> createEvent(byte[] bytes, @Context HttpServerRequest request, @Context HttpHeaders headers) {
        return events.take(bytes, request, headers, PagerDutyEvents::first);
    }
}
