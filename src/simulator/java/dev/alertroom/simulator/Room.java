package dev.alertroom.simulator;

import java.util.List;

/**
 * A conference as it was when it was asked for.
 *
 * @param started whether people hear each other; before that they hear hold music
 * @param participants empty once it has ended
 */
public record Room(String sid, String name, boolean started, boolean ended, List<Attendee> participants) {

    /**
     * @param label empty if the participant has none
     * @param waiting whether they hear hold music instead of the room
     */
    public record Attendee(String number, String callSid, String label, boolean waiting, boolean muted) {}
}
