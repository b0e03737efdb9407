package dev.alertroom.response;

import dev.alertroom.incident.CallbackAddresses;
import dev.alertroom.incident.Event;
import dev.alertroom.incident.Incident;
import dev.alertroom.incident.Telephone;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** What somebody who is not in the room does with it: says something, has a participant not heard, ends a participant's call. */
@ApplicationScoped
public class RoomControl {

    private final IncidentStore incidents;
    private final PlanRunner plans;
    private final Telephone telephone;
    private final CallbackAddresses.Source addresses;
    private final Clock clock;

    RoomControl(
            IncidentStore incidents,
            PlanRunner plans,
            Telephone telephone,
            CallbackAddresses.Source addresses,
            Clock clock) {
        this.incidents = incidents;
        this.plans = plans;
        this.telephone = telephone;
        this.addresses = addresses;
        this.clock = clock;
    }

    /**
     * Says something into the room, once.
     *
     * @param message tells what was asked for from a repeat of it; letters, digits and hyphens
     * @param language of the text, BCP 47
     */
    public Uni<Incident> say(Incident incident, String message, String text, String language, String by) {
        var ours = addresses.ofThisRequest();
        var now = clock.instant();
        return Finished.evenIfNobodyWaits(incidents
                .append(incident, List.of(new Event.MessageTyped(now, message, text, language, by)))
                .chain(known -> plans.run(known, ours, RequestTime.from(now, WaitFor.NOTHING)))
                .map(PlanRunner.Run::incident));
    }

    /**
     * Has the room hear a participant, or not. Recorded once it is done: to ask for it twice is harmless.
     *
     * @return empty if Twilio did not do it
     */
    public Uni<Optional<Incident>> mute(Incident incident, Event.Entered participant, boolean muted, String by) {
        if (incident.isMuted(participant) == muted) {
            return Uni.createFrom().item(Optional.of(incident));
        }
        return done(
                incident,
                patiently().mute(participant.conference(), participant.sid(), muted),
                muteEvent(incident, participant, muted, by));
    }

    private Event muteEvent(Incident incident, Event.Entered participant, boolean muted, String by) {
        var now = clock.instant();
        int turn = incident.turns(participant);
        return muted
                ? new Event.ParticipantMuted(
                        now, participant.responder(), participant.sid(), participant.conference(), turn, by)
                : new Event.ParticipantUnmuted(
                        now, participant.responder(), participant.sid(), participant.conference(), turn, by);
    }

    /**
     * Ends a participant's call. That they have left is told by the room.
     *
     * @return empty if Twilio did not do it
     */
    public Uni<Optional<Incident>> remove(Incident incident, Event.Entered participant, String by) {
        return done(
                incident,
                patiently().hangUp(participant.sid()),
                new Event.ParticipantRemoved(clock.instant(), participant.responder(), participant.sid(), by));
    }

    private Telephone patiently() {
        var now = clock.instant();
        return telephone.within(RequestTime.from(now, WaitFor.NOTHING).patience(now));
    }

    private Uni<Optional<Incident>> done(Incident incident, Uni<Boolean> work, Event event) {
        return Finished.evenIfNobodyWaits(work.chain(done -> done
                ? incidents.append(incident, List.of(event)).map(Optional::of)
                : Uni.createFrom().item(Optional.empty())));
    }
}
