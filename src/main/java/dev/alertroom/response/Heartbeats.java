package dev.alertroom.response;

import dev.alertroom.incident.AlarmClock;
import dev.alertroom.incident.CallbackAddresses;
import dev.alertroom.incident.Journal;
import dev.alertroom.incident.Pulse;
import dev.alertroom.incident.WakeUp;
import dev.alertroom.roster.Heartbeat;
import dev.alertroom.roster.HeartbeatMessages;
import dev.alertroom.roster.Roster;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Takes the beats of heartbeats, and rings when one is missed. */
@ApplicationScoped
public class Heartbeats {

    private final Roster roster;
    private final HeartbeatMessages messages;
    private final AlertHandling alerts;
    private final Journal journal;
    private final AlarmClock alarms;
    private final CallbackAddresses.Source addresses;
    private final Clock clock;

    Heartbeats(
            Roster roster,
            HeartbeatMessages messages,
            AlertHandling alerts,
            Journal journal,
            AlarmClock alarms,
            CallbackAddresses.Source addresses,
            Clock clock) {
        this.roster = roster;
        this.messages = messages;
        this.alerts = alerts;
        this.journal = journal;
        this.alarms = alarms;
        this.addresses = addresses;
        this.clock = clock;
    }

    /** The one that the roster declares by this name. */
    public Optional<Heartbeat> named(String name) {
        return Optional.ofNullable(roster.heartbeats().get(name));
    }

    /** Whether the roster declares any. */
    public boolean declared() {
        return !roster.heartbeats().isEmpty();
    }

    /** What is known of those that the roster declares, in the order of their names. */
    public Uni<List<Pulse>> pulses() {
        return Multi.createFrom()
                .iterable(roster.heartbeats().values())
                .onItem()
                .transformToUniAndConcatenate(this::known)
                .collect()
                .asList();
    }

    /** It beats: the first beat arms it, and every one clears the alert of its silence. */
    public Uni<Pulse> beat(Heartbeat heartbeat) {
        var ours = addresses.ofThisRequest();
        return Finished.evenIfNobodyWaits(
                known(heartbeat).chain(known -> awaitNext(heartbeat, known.beaten(clock.instant()), ours)));
    }

    /**
     * Prometheus' Watchdog has arrived for a team.
     *
     * @return whether it is a beat of one of the team's heartbeats
     */
    public Uni<Boolean> beatByWatchdog(String team) {
        var watched = roster.heartbeats().values().stream()
                .filter(heartbeat -> heartbeat.watchdog() && heartbeat.team().equals(team))
                .toList();
        return Multi.createFrom()
                .iterable(watched)
                .onItem()
                .transformToUniAndConcatenate(this::beat)
                .collect()
                .asList()
                .map(beaten -> !beaten.isEmpty());
    }

    /** Until then its silence is no alert; at a time that is past, it is awaited as if it had beaten then. */
    public Uni<Pulse> pause(Heartbeat heartbeat, Instant until) {
        var ours = addresses.ofThisRequest();
        return Finished.evenIfNobodyWaits(
                known(heartbeat).chain(known -> awaitNext(heartbeat, known.paused(until), ours)));
    }

    private Uni<Pulse> known(Heartbeat heartbeat) {
        return journal.pulse(heartbeat.name()).map(known -> known.orElseGet(() -> Pulse.unarmed(heartbeat.name())));
    }

    private Uni<Pulse> awaitNext(Heartbeat heartbeat, Pulse pulse, CallbackAddresses ours) {
        return Uni.combine()
                .all()
                .unis(
                        journal.keep(pulse),
                        setAlarm(heartbeat, pulse, ours),
                        alerts.clear(heartbeat.team(), List.of(key(heartbeat)), ours))
                .discardItems()
                .replaceWith(pulse);
    }

    private Uni<Void> setAlarm(Heartbeat heartbeat, Pulse pulse, CallbackAddresses ours) {
        return overdue(heartbeat, pulse)
                .map(time -> alarms.set(
                        WakeUp.ofBeat(
                                new WakeUp.Beat(
                                        heartbeat.name(), pulse.lastBeat().orElseThrow()),
                                WakeUp.wholeSecondAfter(time)),
                        ours))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    /** When a beat is missed; empty if it is not armed. */
    public Optional<Instant> overdue(Heartbeat heartbeat, Pulse pulse) {
        return pulse.awaitedFrom().map(heartbeat::due);
    }

    /**
     * The beat after this one is overdue, unless the journal knows of a later one, or of a pause. If it knows nothing, what the
     * wake-up tells decides.
     */
    Uni<Void> awaited(WakeUp.Beat beat, CallbackAddresses ours) {
        return named(beat.heartbeat())
                .map(heartbeat -> journal.pulse(beat.heartbeat())
                        .chain(known -> isStale(beat, known)
                                ? Uni.createFrom().voidItem()
                                : ringIfOverdue(heartbeat, known.orElseGet(() -> told(beat)), ours)))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private static boolean isStale(WakeUp.Beat beat, Optional<Pulse> known) {
        return known.flatMap(Pulse::lastBeat)
                .filter(last -> last.truncatedTo(ChronoUnit.SECONDS).isAfter(beat.at()))
                .isPresent();
    }

    private static Pulse told(WakeUp.Beat beat) {
        return Pulse.unarmed(beat.heartbeat()).beaten(beat.at());
    }

    /** Not if it was paused, or is declared with a longer period than when the alarm was set. */
    private Uni<Void> ringIfOverdue(Heartbeat heartbeat, Pulse pulse, CallbackAddresses ours) {
        if (overdue(heartbeat, pulse).filter(clock.instant()::isBefore).isPresent()) {
            return setAlarm(heartbeat, pulse, ours);
        }
        var alert = new AlertBatch.FiringAlert(key(heartbeat), messages.silent(heartbeat));
        return alerts.raise(
                        new AlertBatch(Optional.of(heartbeat.team()), List.of(), List.of(alert), Optional.empty()),
                        ours)
                .replaceWithVoid();
    }

    private static String key(Heartbeat heartbeat) {
        return "heartbeat " + heartbeat.name();
    }
}
