package dev.alertroom.response;

import dev.alertroom.incident.CallbackAddresses;
import dev.alertroom.incident.Incident;
import dev.alertroom.incident.WakeUp;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Takes alarms: looks at what the telephone says of an incident, and runs its plan; or at whether a heartbeat has beaten. */
@ApplicationScoped
public class WakeUps {

    private final IncidentOpening opening;
    private final IncidentStore incidents;
    private final Lookout lookout;
    private final PlanRunner plans;
    private final Heartbeats heartbeats;
    private final Clock clock;

    WakeUps(
            IncidentOpening opening,
            IncidentStore incidents,
            Lookout lookout,
            PlanRunner plans,
            Heartbeats heartbeats,
            Clock clock) {
        this.opening = opening;
        this.incidents = incidents;
        this.lookout = lookout;
        this.plans = plans;
        this.heartbeats = heartbeats;
        this.clock = clock;
    }

    /** An alarm rings. One of an incident that needs nothing, or that nobody knows, does nothing. */
    public Uni<Void> wake(WakeUp wakeUp, CallbackAddresses addresses) {
        return wakeUp.beat()
                .map(beat -> heartbeats.awaited(beat, addresses))
                .orElseGet(() -> wakeIncident(wakeUp, addresses));
    }

    private Uni<Void> wakeIncident(WakeUp wakeUp, CallbackAddresses addresses) {
        var time = RequestTime.from(clock.instant(), WaitFor.PAUSE);
        return known(wakeUp)
                .chain(found -> found.map(incident -> lookout.look(incident)
                                .chain(seen -> plans.run(seen, addresses, time))
                                .replaceWithVoid())
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Optional<Incident>> known(WakeUp wakeUp) {
        return wakeUp.call()
                .map(call ->
                        opening.ofCall(call.context(), call.number(), List.of()).map(Optional::of))
                .orElseGet(() -> incidents.read(wakeUp.incident()));
    }
}
