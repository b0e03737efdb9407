package dev.alertroom.response;

import dev.alertroom.incident.CallbackAddresses;
import dev.alertroom.incident.Event;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** Takes what a room tells: who has entered it, and who has left. */
@ApplicationScoped
public class RoomPresence {

    private final IncidentStore incidents;
    private final PlanRunner plans;
    private final CallbackAddresses.Source addresses;
    private final Clock clock;

    RoomPresence(IncidentStore incidents, PlanRunner plans, CallbackAddresses.Source addresses, Clock clock) {
        this.incidents = incidents;
        this.plans = plans;
        this.addresses = addresses;
        this.clock = clock;
    }

    /** A call went into the conference. */
    public Uni<Void> entered(String incident, String responder, String sid, String conference) {
        return record(incident, new Event.Entered(clock.instant(), responder, sid, conference));
    }

    /** A call left the conference. */
    public Uni<Void> left(String incident, String responder, String sid) {
        return record(incident, new Event.Left(clock.instant(), responder, sid));
    }

    private Uni<Void> record(String id, Event event) {
        var ours = addresses.ofThisRequest();
        return incidents
                .record(id, List.of(event))
                .chain(found -> found.map(incident ->
                                plans.run(incident, ours, WaitFor.NOTHING).replaceWithVoid())
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }
}
