package dev.alertroom.response;

import dev.alertroom.incident.CallbackAddresses;
import dev.alertroom.incident.Event;
import dev.alertroom.incident.Incident;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Takes what a room tells: who has entered it, and who has left. */
@ApplicationScoped
public class RoomPresence {

    private final IncidentStore incidents;
    private final IncidentFactory factory;
    private final Lookout lookout;
    private final PlanRunner plans;
    private final CallbackAddresses.Source addresses;
    private final Clock clock;

    RoomPresence(
            IncidentStore incidents,
            IncidentFactory factory,
            Lookout lookout,
            PlanRunner plans,
            CallbackAddresses.Source addresses,
            Clock clock) {
        this.incidents = incidents;
        this.factory = factory;
        this.lookout = lookout;
        this.plans = plans;
        this.addresses = addresses;
        this.clock = clock;
    }

    /**
     * Where an event of a room comes from. All events of a conference are sent to the address that its first participant named
     * (https://www.twilio.com/docs/voice/twiml/conference#attributes-statusCallback), so that the incident of the address may be
     * another one than that of the call, or long closed.
     *
     * @param incident whom the address was made for
     * @param room its name
     * @param conference the provider's id of it
     */
    public record RoomOfEvent(Optional<String> incident, String room, String conference) {}

    /**
     * A call went into the conference.
     *
     * @param responder who it is, if the participant has a label
     */
    public Uni<Void> entered(RoomOfEvent room, Optional<String> responder, String sid) {
        return ofCall(room, responder, sid, who -> new Event.Entered(clock.instant(), who, sid, room.conference()));
    }

    /** A call left the conference. */
    public Uni<Void> left(RoomOfEvent room, Optional<String> responder, String sid) {
        return ofCall(room, responder, sid, who -> new Event.Left(clock.instant(), who, sid, room.conference()));
    }

    /** The conference is over: nobody is in the room any more. */
    public Uni<Void> ended(RoomOfEvent room) {
        var time = RequestTime.from(clock.instant(), WaitFor.NOTHING);
        var ours = addresses.ofThisRequest();
        return Finished.evenIfNobodyWaits(ofAddress(room)
                .chain(named -> of(room, named))
                .chain(all -> Multi.createFrom()
                        .iterable(all)
                        .onItem()
                        .transformToUniAndConcatenate(incident -> lookout.emptied(incident, room.conference())
                                .chain(recorded -> plans.run(recorded, ours, time)))
                        .collect()
                        .asList())
                .replaceWithVoid());
    }

    private Uni<Void> ofCall(RoomOfEvent room, Optional<String> label, String sid, Function<String, Event> event) {
        var time = RequestTime.from(clock.instant(), WaitFor.NOTHING);
        var ours = addresses.ofThisRequest();
        return Finished.evenIfNobodyWaits(called(room, label, sid)
                .chain(found -> found.map(call -> incidents
                                .append(call.incident(), List.of(event.apply(call.responder())))
                                .chain(recorded -> plans.run(recorded, ours, time))
                                .replaceWithVoid())
                        .orElseGet(() -> Uni.createFrom().voidItem())));
    }

    /** Mostly it is the incident of the address: the others are read only if that does not know the call. */
    private Uni<Optional<KnownCall>> called(RoomOfEvent room, Optional<String> label, String sid) {
        return ofAddress(room)
                .chain(named -> named.flatMap(incident -> byCall(incident, sid))
                        .map(call -> Uni.createFrom().item(Optional.of(call)))
                        .orElseGet(() -> of(room, named).map(all -> known(all, label, sid))));
    }

    private record KnownCall(Incident incident, String responder) {}

    private static Optional<KnownCall> byCall(Incident incident, String sid) {
        return incident.onCall(sid).map(who -> new KnownCall(incident, who));
    }

    /** The incident that rang this call, or was called back by it; else the first that knows who it is. */
    private static Optional<KnownCall> known(List<Incident> all, Optional<String> label, String sid) {
        var byCall = all.stream().flatMap(incident -> byCall(incident, sid).stream());
        var byLabel = label.stream()
                .flatMap(who -> all.stream()
                        .filter(incident -> incident.responders().containsKey(who))
                        .map(incident -> new KnownCall(incident, who)));
        return Stream.concat(byCall, byLabel).findFirst();
    }

    /** The incidents that may be meant: the open ones of that room first, and then that of the address. */
    private Uni<List<Incident>> of(RoomOfEvent room, Optional<Incident> named) {
        return Multi.createFrom()
                .iterable(factory.teamsOf(room.room()))
                .onItem()
                .transformToUniAndConcatenate(team -> incidents.open(team).map(found -> found.orElse(null)))
                .collect()
                .asList()
                .map(open -> Stream.concat(
                                open.stream(),
                                named.stream()
                                        .filter(incident -> open.stream()
                                                .noneMatch(other -> other.id().equals(incident.id()))))
                        .toList());
    }

    private Uni<Optional<Incident>> ofAddress(RoomOfEvent room) {
        return room.incident()
                .map(incidents::read)
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }
}
