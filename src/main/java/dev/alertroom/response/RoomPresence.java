package dev.alertroom.response;

import dev.alertroom.incident.CallbackAddresses;
import dev.alertroom.incident.Event;
import dev.alertroom.incident.Incident;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;

/** Takes what a room tells: who has entered it, and who has left. */
@ApplicationScoped
public class RoomPresence {

    private final IncidentStore incidents;
    private final Lookout lookout;
    private final PlanRunner plans;
    private final CallbackAddresses.Source addresses;
    private final Clock clock;

    RoomPresence(
            IncidentStore incidents,
            Lookout lookout,
            PlanRunner plans,
            CallbackAddresses.Source addresses,
            Clock clock) {
        this.incidents = incidents;
        this.lookout = lookout;
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

    /** The conference is over: nobody is in the room any more. */
    public Uni<Void> ended(String incident, String conference) {
        return change(incident, found -> lookout.emptied(found, conference));
    }

    private Uni<Void> record(String id, Event event) {
        return change(id, incident -> incidents.append(incident, List.of(event)));
    }

    private Uni<Void> change(String id, Function<Incident, Uni<Incident>> change) {
        var ours = addresses.ofThisRequest();
        return Finished.evenIfNobodyWaits(incidents
                .read(id)
                .chain(found -> found.map(incident -> change.apply(incident)
                                .chain(recorded -> plans.run(recorded, ours, WaitFor.NOTHING))
                                .replaceWithVoid())
                        .orElseGet(() -> Uni.createFrom().voidItem())));
    }
}
