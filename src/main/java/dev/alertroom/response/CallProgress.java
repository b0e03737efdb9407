package dev.alertroom.response;

import dev.alertroom.incident.CallContext;
import dev.alertroom.incident.CallbackAddresses;
import dev.alertroom.incident.Event;
import dev.alertroom.incident.Incident;
import dev.alertroom.incident.MaskedNumber;
import dev.alertroom.incident.Outcome;
import dev.alertroom.incident.Status;
import dev.alertroom.roster.CallingIn;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import org.jboss.logging.Logger;

/** Takes what calls tell: picked up, joined, declined, ended, called back. */
@ApplicationScoped
public class CallProgress {

    private static final Logger LOG = Logger.getLogger(CallProgress.class);

    private final IncidentOpening opening;
    private final IncidentStore incidents;
    private final IncidentFactory factory;
    private final IncidentQueries queries;
    private final PlanRunner plans;
    private final CallbackAddresses.Source addresses;
    private final Clock clock;

    CallProgress(
            IncidentOpening opening,
            IncidentStore incidents,
            IncidentFactory factory,
            IncidentQueries queries,
            PlanRunner plans,
            CallbackAddresses.Source addresses,
            Clock clock) {
        this.opening = opening;
        this.incidents = incidents;
        this.factory = factory;
        this.queries = queries;
        this.plans = plans;
        this.addresses = addresses;
        this.clock = clock;
    }

    /** Somebody, or a voicemail, picked up. */
    public Uni<Void> pickedUp(CallContext call, String sid, String number) {
        return opening.ofCall(call, number, List.of(pickUp(call, sid))).replaceWithVoid();
    }

    private Event.PickedUp pickUp(CallContext call, String sid) {
        return new Event.PickedUp(clock.instant(), call.call(), sid);
    }

    /**
     * A responder goes into the room: nobody is called any more.
     *
     * @return the incident as it is now
     */
    public Uni<Incident> joined(CallContext call, String sid, String number) {
        var joined = new Event.Joined(
                clock.instant(), call.call().cycle(), call.call().responder(), sid);
        return opening.ofCall(call, number, List.of(pickUp(call, sid), joined));
    }

    /** A responder asks not to be called for this. */
    public Uni<Void> declined(CallContext call, String sid, String number) {
        var declined = new Event.Declined(clock.instant(), call.call());
        return opening.ofCall(call, number, List.of(pickUp(call, sid), declined))
                .replaceWithVoid();
    }

    /**
     * A call is over; whatever comes next is done before this completes.
     *
     * @return whether a call was refused that may be taken a little later, so that this should be reported again
     */
    public Uni<Boolean> ended(CallContext call, String sid, String number, Outcome outcome) {
        var time = RequestTime.from(clock.instant(), WaitFor.PAUSE);
        var ours = addresses.ofThisRequest();
        LOG.infof("incident %s: call %s ended: %s", call.incident(), call.call(), outcome);
        var ended = new Event.CallEnded(clock.instant(), call.call(), sid, outcome);
        return Finished.evenIfNobodyWaits(opening.ofCall(call, number, List.of(ended))
                .chain(incident -> plans.run(incident, ours, time))
                .map(PlanRunner.Run::retryable));
    }

    /**
     * Somebody dialled our number: who that is, and which open incident waits for them. Nothing is acknowledged by that; anyone
     * can make a call with another's number.
     *
     * @param number the caller's, as Twilio reports it
     */
    public Uni<Caller> dialledIn(String number) {
        return queries.open(factory.teams())
                .map(open -> open.stream()
                        .filter(incident -> incident.responderWith(number).isPresent())
                        .filter(this::mayBeEntered)
                        .toList())
                .map(awaiting -> awaiting.stream()
                        .max(Comparator.comparing((Incident incident) -> incident.roomLive(clock.instant()))
                                .thenComparing(Incident::openedAt))
                        .map(incident -> Caller.awaited(
                                incident,
                                incident.responderWith(number).orElseThrow(),
                                factory.callBack(incident.team())))
                        .orElseGet(() -> Caller.unawaited(factory.knows(number))));
    }

    /** Nobody is called back while the incident is to ring nobody. */
    private boolean mayBeEntered(Incident incident) {
        return factory.callBack(incident.team()) != CallingIn.RING || incident.status(clock.instant()) != Status.MUTED;
    }

    /**
     * Who dialled our number is to be called back on it, once they have hung up.
     *
     * @param number the caller's, as Twilio reports it
     * @return whether they are; not if that has been done often enough
     */
    public Uni<Boolean> toBeCalledBack(Caller caller, String sid, String number) {
        var incident = caller.incident().orElseThrow();
        var responder = caller.responder().orElseThrow();
        var now = clock.instant();
        if (!incident.mayBeCalledBack(responder.id(), now)) {
            LOG.warnf("incident %s: %s has been called back often enough", incident.id(), MaskedNumber.of(number));
            return Uni.createFrom().item(false);
        }
        var ours = addresses.ofThisRequest();
        return Finished.evenIfNobodyWaits(incidents
                .append(incident, List.of(new Event.CalledIn(now, responder.id(), number, sid)))
                .chain(called -> plans.run(called, ours, RequestTime.from(now, WaitFor.NOTHING)))
                .replaceWith(true));
    }

    /**
     * Who dialled our number has pressed the key, and goes into the room.
     *
     * @param number the caller's, as Twilio reports it
     * @return the incident as it is now
     */
    public Uni<Incident> calledBack(CallContext call, String sid, String number) {
        var joined = new Event.Joined(
                clock.instant(), call.call().cycle(), call.call().responder(), sid);
        return opening.ofCall(call, number, List.of(joined));
    }
}
