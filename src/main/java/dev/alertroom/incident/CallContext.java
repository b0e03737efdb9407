package dev.alertroom.incident;

/**
 * What a call carries with it in its callback URLs: enough to speak, to open the room and to ring again for an instance
 * that has never heard of the incident.
 *
 * @param message what is spoken
 * @param others how many other alerts are not over
 * @param language BCP 47
 */
public record CallContext(
        String incident, String team, String room, CallKey call, String message, int others, String language) {}
