package dev.alertroom.incident;

import java.time.Instant;

/**
 * What a call carries with it in its callback URLs: enough to speak, to open the room and to ring again for an instance
 * that has never heard of the incident.
 *
 * @param message what is spoken
 * @param others how many other alerts are not over
 * @param language BCP 47
 */
public record CallContext(
        String incident, String team, String room, CallKey call, String message, int others, String language) {

    /** The context of a call that is made now: it speaks of the newest alert that rings, and counts the others. */
    public static CallContext of(Incident incident, CallKey call, Instant now) {
        var audible = incident.audibleAlerts(now);
        var alerts = audible.isEmpty() ? incident.activeAlerts() : audible;
        var newest = alerts.stream().reduce((earlier, later) -> later);
        return new CallContext(
                incident.id(),
                incident.team(),
                incident.room(),
                call,
                newest.map(Event.Alerted::message).orElse(""),
                Math.max(0, alerts.size() - 1),
                incident.spokenLanguage());
    }
}
