package dev.alertroom.response;

import dev.alertroom.incident.CallbackAddresses;
import dev.alertroom.incident.Event;
import dev.alertroom.incident.Incident;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

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
        return change(() -> incidents
                .read(incident)
                .chain(found -> found.map(
                                known -> lookout.emptied(known, conference).map(Optional::of))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty()))));
    }

    private Uni<Void> record(String id, Event event) {
        return change(() -> incidents.record(id, List.of(event)));
    }

    private Uni<Void> change(Supplier<Uni<Optional<Incident>>> change) {
        var ours = addresses.ofThisRequest();
        return Finished.evenIfNobodyWaits(change.get()
                .chain(found -> found.map(incident ->
                                plans.run(incident, ours, WaitFor.NOTHING).replaceWithVoid())
                        .orElseGet(() -> Uni.createFrom().voidItem())));
    }
}
