package dev.alertroom.incident;

/**
 * Somebody who is in a room, or is sent there.
 *
 * @param incident the incident's id
 * @param room the room's name
 * @param responder the id of who it is
 * @param sid of the call
 */
public record RoomParticipant(String incident, String room, String responder, String sid) {

    public static RoomParticipant of(Incident incident, Event.Entered entered) {
        return new RoomParticipant(incident.id(), incident.room(), entered.responder(), entered.sid());
    }
}
