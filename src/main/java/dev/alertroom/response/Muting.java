package dev.alertroom.response;

import dev.alertroom.incident.CallbackAddresses;
import dev.alertroom.incident.Event;
import dev.alertroom.incident.Incident;
import dev.alertroom.incident.Journal;
import dev.alertroom.incident.Mute;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Keeps alerts from ringing for a while, and lets them ring again. */
@ApplicationScoped
public class Muting {

    /** All of those that last are read with every alert. */
    static final int MAX = 100;

    private final Journal journal;
    private final IncidentStore incidents;
    private final PlanRunner plans;
    private final CallbackAddresses.Source addresses;
    private final Clock clock;

    Muting(
            Journal journal,
            IncidentStore incidents,
            PlanRunner plans,
            CallbackAddresses.Source addresses,
            Clock clock) {
        this.journal = journal;
        this.incidents = incidents;
        this.plans = plans;
        this.addresses = addresses;
        this.clock = clock;
    }

    /** What became of a mute. */
    public enum Outcome {
        DONE,
        /** The journal's store cannot be reached: alerts ring. */
        NOT_KEPT,
        /** There are as many as there may be. */
        TOO_MANY
    }

    /** Phones that ring for nothing but alerts that are muted now stop; what still fires when it ends is rung for then. */
    public Uni<Outcome> begin(Mute mute) {
        var ours = addresses.ofThisRequest();
        return Finished.evenIfNobodyWaits(journal.mutes(clock.instant())
                .chain(others -> others.size() >= MAX
                        ? Uni.createFrom().item(Outcome.TOO_MANY)
                        : journal.keep(mute)
                                .chain(kept -> kept
                                        ? silence(mute, ours).replaceWith(Outcome.DONE)
                                        : Uni.createFrom().item(Outcome.NOT_KEPT))));
    }

    /** Those of all teams that last, the one that ends first before the others. */
    public Uni<List<Mute>> present() {
        return journal.mutes(clock.instant());
    }

    /**
     * Ends a mute before its time: what still fires is rung for.
     *
     * @return the mute as it was, and what became of it; empty if none of that id lasts
     */
    public Uni<Optional<Ended>> end(String id) {
        var ours = addresses.ofThisRequest();
        return Finished.evenIfNobodyWaits(present()
                .chain(mutes -> mutes.stream()
                        .filter(mute -> mute.id().equals(id))
                        .findFirst()
                        .map(mute -> end(mute, ours).map(Optional::of))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty()))));
    }

    /** A mute that was to be ended. */
    public record Ended(Mute mute, Outcome outcome) {}

    private Uni<Ended> end(Mute mute, CallbackAddresses ours) {
        var ended = mute.endedAt(clock.instant());
        return journal.keep(ended)
                .call(() -> ofTeam(mute, ours, incident -> List.of(new Event.Unmuted(clock.instant(), mute.id()))))
                .map(kept -> new Ended(ended, kept ? Outcome.DONE : Outcome.NOT_KEPT));
    }

    private Uni<Void> silence(Mute mute, CallbackAddresses ours) {
        return ofTeam(
                mute,
                ours,
                incident -> incident.activeAlerts().stream()
                        .flatMap(alert -> AlertHandling.muted(alert, List.of(mute), clock.instant()))
                        .toList());
    }

    private Uni<Void> ofTeam(Mute mute, CallbackAddresses ours, Function<Incident, List<? extends Event>> events) {
        return incidents
                .open(mute.team())
                .chain(found -> found.map(incident -> incidents
                                .append(incident, events.apply(incident))
                                .chain(recorded ->
                                        plans.run(recorded, ours, RequestTime.from(clock.instant(), WaitFor.NOTHING)))
                                .replaceWithVoid())
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }
}
