package dev.alertroom.journal;

import dev.alertroom.incident.Event;
import dev.alertroom.incident.Journal;
import dev.alertroom.incident.Mute;
import dev.alertroom.incident.Pulse;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The journal in memory, of a process that may end while phones ring. */
@Alternative
@Singleton
public class ForgetfulJournal implements Journal {

    private volatile long firstNumber = 1;
    private volatile boolean broken;
    private volatile MemoryJournal memory = new MemoryJournal(firstNumber);

    /** Whatever is asked of it fails, until it is told otherwise. */
    public void breaks(boolean isBroken) {
        broken = isBroken;
    }

    private MemoryJournal memory() {
        if (broken) {
            throw new IllegalStateException("broken for a test");
        }
        return memory;
    }

    /** Another process takes over, and knows nothing. */
    public void forget() {
        firstNumber += 1_000;
        memory = new MemoryJournal(firstNumber);
    }

    @Override
    public Uni<Optional<String>> latest(String team) {
        return memory().latest(team);
    }

    @Override
    public Uni<Optional<Kept>> current(String team) {
        return SingleReads.current(this, team);
    }

    @Override
    public Uni<List<Kept>> readAll(List<String> incidents) {
        return SingleReads.all(this, incidents);
    }

    @Override
    public String successor(String team, Optional<String> latest) {
        return memory().successor(team, latest);
    }

    @Override
    public Uni<Boolean> open(String incident, Event.Opened opened, List<? extends Event> first) {
        return memory().open(incident, opened, first);
    }

    @Override
    public Uni<List<Event>> read(String incident) {
        return memory().read(incident);
    }

    @Override
    public Uni<Set<String>> append(String incident, List<? extends Event> events) {
        return memory().append(incident, events);
    }

    @Override
    public Uni<Page> list(Optional<String> token, int size) {
        return memory().list(token, size);
    }

    @Override
    public Uni<List<Mute>> mutes(Instant now) {
        return memory().mutes(now);
    }

    @Override
    public Uni<Optional<Pulse>> pulse(String heartbeat) {
        return memory().pulse(heartbeat);
    }

    @Override
    public Uni<Boolean> keep(Pulse pulse) {
        return memory().keep(pulse);
    }

    @Override
    public Uni<Boolean> keep(Mute mute) {
        return memory().keep(mute);
    }

    @Override
    public boolean degraded() {
        return false;
    }
}
