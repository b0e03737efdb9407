package dev.alertroom.response;

import dev.alertroom.incident.CallContext;
import dev.alertroom.incident.CallbackAddresses;
import dev.alertroom.incident.Digest;
import dev.alertroom.incident.Event;
import dev.alertroom.incident.Incident;
import dev.alertroom.incident.Journal;
import dev.alertroom.incident.Outcome;
import dev.alertroom.incident.Plan;
import dev.alertroom.roster.Team;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/** The way of an alert: into the journal, then whatever the plan says. Everything else tells what happened. */
@ApplicationScoped
public class Incidents {

    private static final Logger LOG = Logger.getLogger(Incidents.class);

    /** A storm of alerts must not fill the journal; those beyond are rung for like any other, but not kept. */
    static final int KEPT_ALERTS = 100;

    private final Journal journal;
    private final IncidentFactory openings;
    private final PlanRunner dispatch;
    private final CallbackAddresses callbacks;
    private final Clock clock;

    Incidents(
            Journal journal, IncidentFactory openings, PlanRunner dispatch, CallbackAddresses callbacks, Clock clock) {
        this.journal = journal;
        this.openings = openings;
        this.dispatch = dispatch;
        this.callbacks = callbacks;
        this.clock = clock;
    }

    /** Rings whoever is to be rung for an alert. */
    public Uni<AlertOutcome> raise(AlertBatch report) {
        var addresses = callbacks.ofThisRequest();
        var opening = openings.ofTeam(
                report.team().orElse(Team.DEFAULT), report.team().isPresent(), clock.instant());
        return openIncident(opening)
                .invoke(incident -> MDC.put("incident", incident.id()))
                .chain(incident -> record(incident, report))
                .chain(incident -> dispatch.run(incident, addresses, PlanRunner.Patience.PLACING))
                .map(run -> new AlertOutcome(
                        run.incident().id(),
                        run.incident().room(),
                        run.incident().status(clock.instant()),
                        run.placements(),
                        journal.degraded()));
    }

    /** The team's open incident; opens one if there is none. */
    private Uni<Incident> openIncident(Event.Opened opening) {
        return journal.latest(opening.team())
                .chain(latest -> latest.map(id -> openIncident(id, opening))
                        .orElseGet(() -> open(journal.successor(opening.team(), Optional.empty()), opening)));
    }

    private Uni<Incident> openIncident(String latest, Event.Opened opening) {
        return read(latest)
                .chain(found -> found.filter(incident -> !incident.closed(clock.instant()))
                        .map(incident -> Uni.createFrom().item(incident))
                        .orElseGet(() -> open(journal.successor(opening.team(), Optional.of(latest)), opening)));
    }

    /** Whoever loses the race to open it joins the winner's. */
    private Uni<Incident> open(String id, Event.Opened opening) {
        return journal.open(id, opening)
                .chain(created -> created
                        ? Uni.createFrom()
                                .item(Incident.of(id, List.of(opening)).orElseThrow())
                        : openIncident(id, opening));
    }

    private Uni<Incident> record(Incident incident, AlertBatch report) {
        var now = clock.instant();
        var alerts = alerts(incident, report, now);
        boolean repeat = alerts.stream().allMatch(alert -> incident.has(alert.id()));
        var room = Math.max(0, KEPT_ALERTS - incident.alerts().size());
        var news = new ArrayList<Event>(newResponders(incident, report, now));
        alerts.stream().filter(alert -> !incident.has(alert.id())).limit(room).forEach(news::add);
        return append(incident, news).chain(told -> ringAgain(told, repeat));
    }

    /** The first one is dated last, because the newest alert is the one that is spoken. */
    private static List<Event.Alerted> alerts(Incident incident, AlertBatch report, Instant now) {
        var language = report.language().orElse(incident.language());
        var alerts = new ArrayList<Event.Alerted>();
        for (AlertBatch.Item item : report.items()) {
            var key = Digest.of(item.key());
            alerts.add(new Event.Alerted(
                    now.minusNanos(alerts.size()), key, incident.generation(key), item.message(), language));
        }
        return alerts;
    }

    /**
     * Whom the alert names and nobody has asked yet; those of a later tier are not to wait for it. Dated one after the
     * other, as far as a store can tell times apart, so that they are rung in the order in which they were named.
     */
    private List<Event.ResponderAdded> newResponders(Incident incident, AlertBatch report, Instant now) {
        var known = incident.responders();
        var members =
                report.team().stream().flatMap(openings::members).filter(member -> !known.containsKey(member.id()));
        var numbers = report.numbers().stream()
                .map(number -> incident.responderWith(number).orElseGet(() -> IncidentFactory.stranger(number)))
                .filter(responder -> !incident.asked().contains(responder));
        var added = new ArrayList<Event.ResponderAdded>();
        Stream.concat(members, numbers)
                .forEach(responder ->
                        added.add(new Event.ResponderAdded(now.plus(added.size(), ChronoUnit.MICROS), responder)));
        return added;
    }

    private Uni<Incident> ringAgain(Incident incident, boolean repeat) {
        return Plan.ringAgain(incident, repeat, clock.instant())
                .map(again -> append(incident, List.of(again)))
                .orElseGet(() -> Uni.createFrom().item(incident));
    }

    /**
     * The monitor says that alerts are over.
     *
     * @return the team's incident; empty if it has none that is open
     */
    public Uni<Optional<Incident>> clear(String team, List<String> alertKeys) {
        return latest(team)
                .map(found -> found.filter(incident -> !incident.closed(clock.instant())))
                .chain(found -> found.map(incident ->
                                tell(incident, cleared(incident, alertKeys)).map(Optional::of))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private List<Event.Cleared> cleared(Incident incident, List<String> alertKeys) {
        var keys = alertKeys.stream().map(Digest::of).toList();
        return incident.activeAlerts().stream()
                .filter(alert -> keys.contains(alert.key()))
                .map(alert -> new Event.Cleared(clock.instant(), alert.key(), alert.generation()))
                .toList();
    }

    /** Somebody closes an incident by hand; empty if there is none of that id. */
    public Uni<Optional<Incident>> resolve(String id) {
        return read(id).chain(found -> found.map(
                        incident -> tell(incident, List.of(new Event.Resolved(clock.instant())))
                                .map(Optional::of))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    /** Somebody, or a voicemail, picked up. */
    public Uni<Void> pickedUp(CallContext ring, String sid, String number) {
        return known(ring, number)
                .chain(incident ->
                        journal.append(incident.id(), List.of(new Event.PickedUp(clock.instant(), ring.call(), sid))))
                .replaceWithVoid();
    }

    /**
     * A responder goes into the room: nobody is called any more.
     *
     * @return the incident as it is now
     */
    public Uni<Incident> joined(CallContext ring, String sid, String number) {
        return known(ring, number)
                .chain(incident -> append(
                        incident,
                        List.of(
                                new Event.PickedUp(clock.instant(), ring.call(), sid),
                                new Event.Joined(
                                        clock.instant(),
                                        ring.call().cycle(),
                                        ring.call().responder(),
                                        sid))));
    }

    /**
     * Somebody dialled our number. Who is on the list of an open incident acknowledges it by that, and goes into its room.
     *
     * @param number the caller's, as Twilio tells it
     */
    public Uni<Caller> calledBack(String number, String sid) {
        return Multi.createFrom()
                .iterable(openings.teams())
                .onItem()
                .transformToUniAndConcatenate(this::openIncidentOf)
                .select()
                .where(incident -> incident.responderWith(number).isPresent())
                .collect()
                .asList()
                .chain(awaiting -> awaiting.stream()
                        .max(Comparator.comparing((Incident incident) -> incident.roomLive(clock.instant()))
                                .thenComparing(Incident::openedAt))
                        .map(incident -> dialledIn(incident, number, sid))
                        .orElseGet(() -> Uni.createFrom().item(Caller.unawaited(openings.knows(number)))));
    }

    private Uni<Incident> openIncidentOf(String team) {
        return latest(team)
                .map(found -> found.filter(incident -> !incident.closed(clock.instant()))
                        .orElse(null));
    }

    private Uni<Caller> dialledIn(Incident incident, String number, String sid) {
        var responder = incident.responderWith(number).orElseThrow();
        return append(incident, List.of(new Event.Joined(clock.instant(), incident.cycle(), responder.id(), sid)))
                .map(told -> Caller.awaited(told, responder));
    }

    private Uni<Optional<Incident>> latest(String team) {
        return journal.latest(team)
                .chain(id -> id.map(this::read).orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    /** A responder asks not to be called for this. */
    public Uni<Void> declined(CallContext ring, String sid, String number) {
        return known(ring, number)
                .chain(incident -> append(
                        incident,
                        List.of(
                                new Event.PickedUp(clock.instant(), ring.call(), sid),
                                new Event.Declined(clock.instant(), ring.call()))))
                .replaceWithVoid();
    }

    /**
     * A call is over; whatever comes next is done before this completes.
     *
     * @return whether Twilio refused a call that it may take a little later, so that this should be told again
     */
    public Uni<Boolean> ended(CallContext ring, String sid, String number, Outcome outcome) {
        var addresses = callbacks.ofThisRequest();
        LOG.infof("incident %s: call %s ended: %s", ring.incident(), ring.call(), outcome);
        return known(ring, number)
                .chain(incident ->
                        append(incident, List.of(new Event.CallEnded(clock.instant(), ring.call(), sid, outcome))))
                .chain(incident -> dispatch.run(incident, addresses, PlanRunner.Patience.PAUSE))
                .map(PlanRunner.Run::retryable);
    }

    /** A call went into the conference. */
    public Uni<Void> entered(String incident, String responder, String sid, String conference) {
        return tell(incident, new Event.Entered(clock.instant(), responder, sid, conference));
    }

    /** A call left the conference. */
    public Uni<Void> left(String incident, String responder, String sid) {
        return tell(incident, new Event.Left(clock.instant(), responder, sid));
    }

    /** The incidents, the one that was opened last first. */
    public Uni<IncidentPage> list(Optional<String> token, int size) {
        return journal.list(token, size)
                .chain(page -> Multi.createFrom()
                        .iterable(page.incidents())
                        .onItem()
                        .transformToUniAndConcatenate(id -> read(id).map(found -> found.orElse(null)))
                        .collect()
                        .asList()
                        .map(incidents -> new IncidentPage(incidents, page.next())));
    }

    /** An incident as it is now; empty if there is none of that id. */
    public Uni<Optional<Incident>> find(String id) {
        return read(id);
    }

    private Uni<Void> tell(String id, Event event) {
        var addresses = callbacks.ofThisRequest();
        return read(id).chain(found -> found.map(incident -> append(incident, List.of(event))
                        .chain(told -> dispatch.run(told, addresses, PlanRunner.Patience.NONE))
                        .replaceWithVoid())
                .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Incident> tell(Incident incident, List<? extends Event> events) {
        var addresses = callbacks.ofThisRequest();
        return append(incident, events)
                .chain(told -> dispatch.run(told, addresses, PlanRunner.Patience.NONE))
                .map(PlanRunner.Run::incident);
    }

    /** The incident of a call. What this instance has never heard of is put together from what the call's URL carries. */
    private Uni<Incident> known(CallContext ring, String number) {
        return read(ring.incident())
                .chain(found ->
                        found.map(incident -> Uni.createFrom().item(incident)).orElseGet(() -> adopt(ring, number)))
                .chain(incident -> incident.responders().containsKey(ring.call().responder())
                        ? Uni.createFrom().item(incident)
                        : append(
                                incident,
                                List.of(new Event.ResponderAdded(clock.instant(), openings.responder(ring, number)))));
    }

    private Uni<Incident> adopt(CallContext ring, String number) {
        LOG.infof("incident %s: unknown here, goes on from what its call carries", ring.incident());
        var now = clock.instant();
        var opening = openings.adopted(ring, number, now);
        var rest = List.of(
                new Event.Alerted(now, Digest.of(ring.message()), 0, ring.message(), ring.language()),
                new Event.CallClaimed(now, ring.call(), number));
        return journal.open(ring.incident(), opening)
                .chain(created ->
                        append(Incident.of(ring.incident(), List.of(opening)).orElseThrow(), rest))
                .chain(incident -> read(incident.id()).map(read -> read.orElse(incident)));
    }

    /** Looks again after writing: of two callbacks that arrive at once, the later one must see both. */
    private Uni<Incident> append(Incident incident, List<? extends Event> events) {
        return events.isEmpty()
                ? Uni.createFrom().item(incident)
                : journal.append(incident.id(), events)
                        .chain(created -> journal.read(incident.id()))
                        .map(now -> incident.with(events).with(now));
    }

    private Uni<Optional<Incident>> read(String id) {
        return journal.read(id).map(events -> Incident.of(id, events));
    }
}
