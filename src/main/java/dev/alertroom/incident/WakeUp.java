package dev.alertroom.incident;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A time at which an incident must be looked at, whether or not anything is heard of it; or a heartbeat, which is to have
 * beaten again by then.
 *
 * @param incident its id, or what stands for one beat of a heartbeat
 * @param call a call of it, for an instance that has never heard of the incident; empty if none was made
 */
public record WakeUp(String incident, Instant at, Optional<KnownCall> call) {

    /** No id of an incident begins like this. */
    private static final String HEARTBEAT = "heartbeat/";

    /** A beat of a heartbeat, and when the next one is overdue. */
    public static WakeUp ofBeat(Beat beat, Instant overdue) {
        return new WakeUp(HEARTBEAT + beat.heartbeat() + "/" + beat.at().getEpochSecond(), overdue, Optional.empty());
    }

    /** The beat that this is about; empty if it is about an incident. */
    public Optional<Beat> beat() {
        var parts = incident.split("/");
        return incident.startsWith(HEARTBEAT) && parts.length == 3 && parts[2].matches("\\d{1,12}")
                ? Optional.of(new Beat(parts[1], Instant.ofEpochSecond(Long.parseLong(parts[2]))))
                : Optional.empty();
    }

    /** @param at to the second */
    public record Beat(String heartbeat, Instant at) {}

    /** When to be woken for what is due then: alarms are named by seconds, and one that rings too early would not be set again. */
    public static Instant wholeSecondAfter(Instant due) {
        return due.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
    }

    /** The same on every instance for the same incident and second, so that an alarm that is set twice is one. */
    public String name() {
        return incident + "-" + at.getEpochSecond();
    }

    /** @param number whom it rang, E.164 */
    public record KnownCall(CallContext context, String number) {}
}
