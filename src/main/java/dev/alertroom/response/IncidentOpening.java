package dev.alertroom.response;

import dev.alertroom.incident.CallContext;
import dev.alertroom.incident.Digest;
import dev.alertroom.incident.Event;
import dev.alertroom.incident.Incident;
import dev.alertroom.incident.Journal;
import dev.alertroom.incident.Mute;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/** How an incident comes to be: opened by an alert, or adopted from a call whose incident this instance does not know. */
@ApplicationScoped
class IncidentOpening {

    private static final Logger LOG = Logger.getLogger(IncidentOpening.class);

    private final Journal journal;
    private final IncidentStore incidents;
    private final IncidentFactory factory;
    private final Clock clock;

    IncidentOpening(Journal journal, IncidentStore incidents, IncidentFactory factory, Clock clock) {
        this.journal = journal;
        this.incidents = incidents;
        this.factory = factory;
        this.clock = clock;
    }

    /**
     * A team's open incident.
     *
     * @param beginning what is still to be done of what it begins with; empty if it had been opened before
     * @param mutes of the team that last
     */
    record Found(Incident incident, Optional<PlanRunner.Beginning> beginning, List<Mute> mutes) {
        Found {
            mutes = List.copyOf(mutes);
        }
    }

    /**
     * The team's open incident; opens one if there is none.
     *
     * @param withMembers whether the team is to be called, in view of its mutes, or only whom the alert names
     * @param beginning what a new incident begins with: it is written together with the opening
     */
    Uni<Found> ofTeam(
            String team,
            Predicate<List<Mute>> withMembers,
            BiFunction<Incident, List<Mute>, PlanRunner.Beginning> beginning) {
        return Uni.combine()
                .all()
                .unis(journal.current(team), journal.mutes(clock.instant()))
                .asTuple()
                .chain(both -> {
                    var mutes = both.getItem2().stream()
                            .filter(mute -> mute.team().equals(team))
                            .toList();
                    var opening = factory.ofTeam(team, withMembers.test(mutes), clock.instant());
                    return unlessClosed(both.getItem1(), opening, mutes, incident -> beginning.apply(incident, mutes));
                });
    }

    private Uni<Found> unlessClosed(
            Optional<Journal.Kept> latest,
            Event.Opened opening,
            List<Mute> mutes,
            Function<Incident, PlanRunner.Beginning> beginning) {
        return latest.flatMap(kept -> Incident.of(kept.incident(), kept.events()))
                .filter(incident -> !incident.closed(clock.instant()))
                .map(incident -> Uni.createFrom().item(new Found(incident, Optional.empty(), mutes)))
                .orElseGet(() -> open(
                        journal.successor(opening.team(), latest.map(Journal.Kept::incident)),
                        opening,
                        mutes,
                        beginning));
    }

    /** Whoever loses the race to open it joins the winner's. */
    private Uni<Found> open(
            String id, Event.Opened opening, List<Mute> mutes, Function<Incident, PlanRunner.Beginning> beginning) {
        var begun = beginning.apply(begun(id, opening));
        return journal.open(id, opening, begun.first())
                .chain(created -> created
                        ? Uni.createFrom().item(new Found(begun.incident(), Optional.of(begun), mutes))
                        : journal.read(id)
                                .chain(events -> unlessClosed(
                                        Optional.of(new Journal.Kept(id, events)), opening, mutes, beginning)));
    }

    /**
     * Records what a call tells. An incident that this instance has never heard of is put together from what the call's URL
     * carries.
     *
     * @param number whom the call rings, E.164
     * @return the call's incident
     */
    Uni<Incident> ofCall(CallContext call, String number, List<? extends Event> events) {
        return incidents
                .record(call.incident(), events)
                .chain(found ->
                        found.map(incident -> Uni.createFrom().item(incident)).orElseGet(() -> adopt(call, number)))
                .chain(incident -> withResponder(incident.with(events), call, number));
    }

    private Uni<Incident> adopt(CallContext call, String number) {
        LOG.infof("incident %s is unknown here: it goes on from what its call carries", call.incident());
        var now = clock.instant();
        var opening = factory.adopted(call, number, now);
        var rest = List.of(
                new Event.Alerted(now, Digest.of(call.message()), 0, call.message(), call.language()),
                new Event.CallClaimed(now, call.call(), number));
        return journal.open(call.incident(), opening)
                .chain(created -> incidents.append(begun(call.incident(), opening), rest))
                // Another instance may have opened it with more than this call knows.
                .chain(incident -> incidents.read(incident.id()).map(found -> found.orElse(incident)));
    }

    private Uni<Incident> withResponder(Incident incident, CallContext call, String number) {
        return incident.responders().containsKey(call.call().responder())
                ? Uni.createFrom().item(incident)
                : incidents.append(
                        incident, List.of(new Event.ResponderAdded(clock.instant(), factory.responder(call, number))));
    }

    private static Incident begun(String id, Event.Opened opening) {
        return Incident.of(id, List.of(opening)).orElseThrow();
    }
}
