package dev.alertroom.response;

import dev.alertroom.incident.CallbackAddresses;
import dev.alertroom.incident.Digest;
import dev.alertroom.incident.Event;
import dev.alertroom.incident.Incident;
import dev.alertroom.incident.Journal;
import dev.alertroom.incident.Mute;
import dev.alertroom.incident.NextLook;
import dev.alertroom.incident.Plan;
import dev.alertroom.incident.Responder;
import dev.alertroom.incident.Status;
import dev.alertroom.roster.Team;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.MDC;

/** Takes alerts: rings for those that fire, and notes those that are cleared or resolved. */
@ApplicationScoped
public class AlertHandling {

    /** A storm of alerts must not fill the journal; those beyond are rung for like any other, but not kept. */
    static final int KEPT_ALERTS = 100;

    /** Of a message: far more than is spoken. A body of 64 KiB would fill the journal as well. */
    static final int KEPT_CHARACTERS = 4_000;

    private final IncidentOpening opening;
    private final IncidentStore incidents;
    private final IncidentFactory factory;
    private final Lookout lookout;
    private final PlanRunner plans;
    private final CallBudget budget;
    private final Journal journal;
    private final CallbackAddresses.Source addresses;
    private final Clock clock;

    AlertHandling(
            IncidentOpening opening,
            IncidentStore incidents,
            IncidentFactory factory,
            Lookout lookout,
            PlanRunner plans,
            CallBudget budget,
            Journal journal,
            CallbackAddresses.Source addresses,
            Clock clock) {
        this.opening = opening;
        this.incidents = incidents;
        this.factory = factory;
        this.lookout = lookout;
        this.plans = plans;
        this.budget = budget;
        this.journal = journal;
        this.addresses = addresses;
        this.clock = clock;
    }

    /**
     * Rings whoever is to be rung for alerts that fire.
     *
     * @return fails with {@link CallBudgetException} if nobody is, because the budget of the numbers that are named is used up
     */
    public Uni<AlertOutcome> raise(AlertBatch batch) {
        return raise(batch, addresses.ofThisRequest());
    }

    /** The same where there is no request that tells our address. */
    Uni<AlertOutcome> raise(AlertBatch batch, CallbackAddresses ours) {
        var team = batch.team().orElse(Team.DEFAULT);
        if (budget.isOver(batch)) {
            return budget.warn(team).chain(() -> Uni.createFrom().failure(budget.exceeded()));
        }
        var time = RequestTime.from(clock.instant(), WaitFor.PLACING);
        return Finished.evenIfNobodyWaits(opening.ofTeam(
                        team,
                        mutes -> batch.team().isPresent() && !covered(batch, mutes),
                        (begun, mutes) -> plans.beginning(begun, news(begun, budget.within(begun, batch), mutes)))
                .invoke(found -> MDC.put("incident", found.incident().id()))
                .chain(found -> found.beginning()
                        .map(beginning -> plans.begin(beginning, ours, time))
                        .orElseGet(() -> join(found.incident(), batch, found.mutes(), ours, time))
                        .chain(run -> outcome(run, batch, found.mutes()))));
    }

    private Uni<PlanRunner.Run> join(
            Incident found, AlertBatch batch, List<Mute> mutes, CallbackAddresses ours, RequestTime time) {
        return lookout.confirmPresence(found).chain(incident -> joined(incident, batch, mutes, ours, time));
    }

    private Uni<PlanRunner.Run> joined(
            Incident incident, AlertBatch batch, List<Mute> mutes, CallbackAddresses ours, RequestTime time) {
        var affordable = budget.within(incident, batch);
        if (!batch.numbers().isEmpty()
                && affordable.numbers().isEmpty()
                && batch.team().isEmpty()) {
            return budget.warn(incident.team()).chain(() -> Uni.createFrom().failure(budget.exceeded()));
        }
        boolean repeat = alerts(incident, batch, clock.instant()).stream().allMatch(alert -> incident.has(alert.id()));
        return incidents
                .append(incident, news(incident, affordable, mutes))
                .chain(recorded ->
                        silent(recorded, batch, mutes) ? Uni.createFrom().item(recorded) : ringAgain(recorded, repeat))
                .chain(recorded -> plans.run(recorded, ours, time));
    }

    /** Mutes silence all that came. */
    private boolean covered(AlertBatch batch, List<Mute> mutes) {
        var now = clock.instant();
        return batch.alerts().stream()
                .map(alert ->
                        new Event.Alerted(now, Digest.of(alert.key()), 0, kept(alert.message()), "", alert.source()))
                .allMatch(alert -> muted(alert, mutes, now).findAny().isPresent());
    }

    /** Nothing of what came rings. */
    private boolean silent(Incident incident, AlertBatch batch, List<Mute> mutes) {
        var now = clock.instant();
        return alerts(incident, batch, now).stream()
                .allMatch(alert -> incident.mutedUntil(alert, now).isPresent()
                        || muted(alert, mutes, now).findAny().isPresent());
    }

    private Uni<AlertOutcome> outcome(PlanRunner.Run run, AlertBatch batch, List<Mute> mutes) {
        var incident = run.incident();
        var now = clock.instant();
        var refused = CallBudget.refused(incident, batch);
        var calls = Stream.concat(run.placed().stream(), refused.stream()).toList();
        var warned = refused.isEmpty() ? Uni.createFrom().voidItem() : budget.warn(incident.team());
        if (!calls.isEmpty()
                && calls.stream().allMatch(call -> call.refusal().equals(Optional.of(CallBudget.OVER_BUDGET)))) {
            return warned.chain(() -> Uni.createFrom().failure(budget.exceeded()));
        }
        return warned.map(ignored -> new AlertOutcome(
                incident.id(),
                incident.room(),
                silent(incident, batch, mutes) ? Status.MUTED : incident.status(now),
                calls,
                NextLook.of(incident, now),
                journal.degraded()));
    }

    /** What an alert tells that the incident does not know. */
    private List<Event> news(Incident incident, AlertBatch batch, List<Mute> mutes) {
        var now = clock.instant();
        var room = Math.max(0, KEPT_ALERTS - incident.alerts().size());
        var alerts = alerts(incident, batch, now);
        var holding = silent(incident, batch, mutes) ? alerts.get(0).id() : "";
        var news = new ArrayList<Event>(newResponders(incident, batch, holding, now));
        var added = alerts.stream()
                .filter(alert -> !incident.has(alert.id()))
                .limit(room)
                .toList();
        news.addAll(added);
        Stream.concat(added.stream(), alerts.stream().filter(alert -> incident.has(alert.id())))
                .flatMap(alert -> muted(alert, mutes, now))
                .filter(muted -> !incident.has(muted.id()))
                .forEach(news::add);
        return news;
    }

    /** How mutes that last silence an alert. */
    static Stream<Event.Muted> muted(Event.Alerted alert, List<Mute> mutes, Instant now) {
        return mutes.stream()
                .filter(mute -> mute.lasts(now) && mute.covers(alert))
                .map(mute -> new Event.Muted(now, alert.key(), alert.generation(), mute.id(), mute.until()));
    }

    /** The first one is dated last, because the newest alert is the one that is spoken. */
    private static List<Event.Alerted> alerts(Incident incident, AlertBatch batch, Instant now) {
        var language = batch.language().orElse(incident.language());
        var alerts = new ArrayList<Event.Alerted>();
        for (AlertBatch.FiringAlert alert : batch.alerts()) {
            var key = Digest.of(alert.key());
            alerts.add(new Event.Alerted(
                    now.minusNanos(alerts.size()),
                    key,
                    incident.generation(key),
                    kept(alert.message()),
                    language,
                    alert.source(),
                    alert.links()));
        }
        return alerts;
    }

    /** As much of a message as the journal keeps. */
    static String kept(String message) {
        return message.codePointCount(0, message.length()) <= KEPT_CHARACTERS
                ? message
                : message.substring(0, message.offsetByCodePoints(0, KEPT_CHARACTERS));
    }

    /**
     * Whom the alert names and the incident does not know: the team's members keep their tiers, numbers are asked at once.
     * Dated one after the other, as far as a store can tell times apart, so that they are rung in the order in which they
     * were named.
     *
     * @param holding the alert that they are not asked for as long as it is muted; empty if they are asked
     */
    private List<Event.ResponderAdded> newResponders(Incident incident, AlertBatch batch, String holding, Instant now) {
        var added = new ArrayList<Event.ResponderAdded>();
        var tiers = batch.team().map(factory::tiers).orElse(List.of());
        for (int tier = 0; tier < tiers.size(); tier++) {
            for (Responder member : tiers.get(tier)) {
                if (isNew(member, incident, holding, now)) {
                    added.add(new Event.ResponderAdded(dated(now, added.size()), member, tier, holding));
                }
            }
        }
        named(incident, batch, now)
                .filter(responder -> holding.isEmpty() || isNew(responder, incident, holding, now))
                .forEach(responder ->
                        added.add(new Event.ResponderAdded(dated(now, added.size()), responder, 0, holding)));
        return added;
    }

    /** Nobody has named them yet, or only alerts that are muted have, and this one is not. */
    private static boolean isNew(Responder responder, Incident incident, String holding, Instant now) {
        return !incident.listed(responder) || holding.isEmpty() && incident.held(responder, now);
    }

    /** Numbers of people who have not been asked yet; those of a later tier are not to wait for it. */
    private static Stream<Responder> named(Incident incident, AlertBatch batch, Instant now) {
        return batch.numbers().stream()
                .map(number -> incident.responderWith(number).orElseGet(() -> IncidentFactory.ofNumber(number)))
                .filter(responder -> !incident.asked(responder, now));
    }

    private static Instant dated(Instant now, int place) {
        return now.plus(place, ChronoUnit.MICROS);
    }

    private Uni<Incident> ringAgain(Incident incident, boolean repeat) {
        return Plan.ringAgain(incident, repeat, clock.instant())
                .map(again -> incidents.append(incident, List.of(again)))
                .orElseGet(() -> Uni.createFrom().item(incident));
    }

    /**
     * The monitor says that alerts are over.
     *
     * @return the team's incident; empty if it has none that is open
     */
    public Uni<Optional<Incident>> clear(String team, List<String> alertKeys) {
        return clear(team, alertKeys, addresses.ofThisRequest());
    }

    /** The same with addresses that are known already. */
    Uni<Optional<Incident>> clear(String team, List<String> alertKeys, CallbackAddresses ours) {
        return incidents
                .open(team)
                .chain(found -> found.map(incident -> record(incident, cleared(incident, alertKeys), ours))
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
    public Uni<Optional<Incident>> resolve(String id, String by) {
        var ours = addresses.ofThisRequest();
        return incidents
                .read(id)
                .chain(found -> found.map(
                                incident -> record(incident, List.of(new Event.Resolved(clock.instant(), by)), ours))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private Uni<Optional<Incident>> record(Incident incident, List<? extends Event> events, CallbackAddresses ours) {
        var time = RequestTime.from(clock.instant(), WaitFor.NOTHING);
        return Finished.evenIfNobodyWaits(incidents
                .append(incident, events)
                .chain(recorded -> plans.run(recorded, ours, time))
                .map(run -> Optional.of(run.incident())));
    }
}
