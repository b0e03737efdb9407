package dev.alertroom.response;

import dev.alertroom.incident.CallKey;
import dev.alertroom.incident.CallbackAddresses;
import dev.alertroom.incident.Event;
import dev.alertroom.incident.Incident;
import dev.alertroom.incident.Responder;
import dev.alertroom.incident.Summons;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Rings whoever somebody wants to be rung, in an incident that is open. */
@ApplicationScoped
public class Summoning {

    private static final Logger LOG = Logger.getLogger(Summoning.class);

    private final IncidentStore incidents;
    private final IncidentFactory factory;
    private final PlanRunner plans;
    private final CallbackAddresses.Source addresses;
    private final Clock clock;

    Summoning(
            IncidentStore incidents,
            IncidentFactory factory,
            PlanRunner plans,
            CallbackAddresses.Source addresses,
            Clock clock) {
        this.incidents = incidents;
        this.factory = factory;
        this.plans = plans;
        this.addresses = addresses;
        this.clock = clock;
    }

    /**
     * Somebody who can be rung.
     *
     * @param number the one of theirs that is meant, E.164
     */
    public record Callee(Responder responder, String number) {}

    /**
     * Who is meant, of the incident or of the roster.
     *
     * @param who a responder's id, name, or one of their numbers
     */
    public Optional<Callee> callee(Incident incident, String who) {
        return incident.responders().values().stream()
                .flatMap(responder -> callee(responder, who).stream())
                .findFirst()
                .or(() -> factory.everyone()
                        .flatMap(responder -> callee(responder, who).stream())
                        .findFirst());
    }

    private static Optional<Callee> callee(Responder responder, String who) {
        if (responder.numbers().contains(who)) {
            return Optional.of(new Callee(responder, who));
        }
        return responder.id().equals(who) || responder.name().equals(who)
                ? Optional.of(new Callee(responder, responder.numbers().get(0)))
                : Optional.empty();
    }

    /**
     * Rings somebody now, unless their phone rings already or they are in the room.
     *
     * @param wanted the attempt that it was to be when it was asked for: nothing is done if that was made meanwhile
     */
    public Uni<Incident> ring(Incident incident, Callee callee, Optional<CallKey> wanted, String by) {
        return recorded(
                incident,
                now -> wanted.filter(key -> Summons.isPast(now, key)).isPresent()
                        ? List.of()
                        : Summons.of(now, callee.responder(), callee.number(), by, clock.instant()).stream()
                                .toList(),
                by);
    }

    /**
     * A tier of a cycle.
     *
     * @param cycle counts from 1
     * @param tier counts from 0
     */
    public record Tier(int cycle, int tier) {}

    /**
     * Rings the next tier now.
     *
     * @param wanted the tier that it was to be when it was asked for: nothing is done if that was rung meanwhile
     */
    public Uni<Incident> ringNextTier(Incident incident, Optional<Tier> wanted, String by) {
        return recorded(
                incident,
                now -> wanted.filter(tier -> Summons.isPast(now, tier.cycle(), tier.tier()))
                                .isPresent()
                        ? List.of()
                        : Summons.nextTier(now, by, clock.instant()),
                by);
    }

    private Uni<Incident> recorded(Incident incident, Function<Incident, List<? extends Event>> wishes, String by) {
        var ours = addresses.ofThisRequest();
        var events = wishes.apply(incident);
        if (events.isEmpty()) {
            return Uni.createFrom().item(incident);
        }
        LOG.infof("incident %s: %d more wanted by %s", incident.id(), events.size(), by);
        var time = RequestTime.from(clock.instant(), WaitFor.NOTHING);
        return Finished.evenIfNobodyWaits(incidents
                .append(incident, events)
                .chain(known -> plans.run(known, ours, time))
                .map(PlanRunner.Run::incident));
    }
}
