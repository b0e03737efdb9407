package dev.alertroom.journal;

import dev.alertroom.google.GoogleCloud;
import dev.alertroom.google.Identity;
import dev.alertroom.incident.Event;
import dev.alertroom.incident.Journal;
import dev.alertroom.incident.Mute;
import dev.alertroom.incident.Pulse;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The journal of production on Firestore's emulator behind a proxy that counts. Its patience is that of a test on a busy
 * machine: what is measured is what it asks, not how fast the emulator answers.
 */
@Alternative
@Singleton
public class CountedJournal implements Journal {

    private final StoreProxy proxy = new StoreProxy(FirestoreEmulator.address());
    private final FallbackJournal journal;

    CountedJournal() {
        var patience = FirestoreJournalEmulatorTest.PATIENCE;
        var api = GoogleCloud.client(FirestoreApi.class, URI.create("http://" + proxy.address()), patience);
        var store = new FirestoreJournal(
                api, Identity.emulator("p" + UUID.randomUUID()), Duration.ofDays(90), Clock.systemUTC());
        var clock = Clock.systemUTC();
        journal = new FallbackJournal(store, 1, patience, patience, new Breaker(clock, Duration.ofSeconds(10)), clock);
    }

    /** Begins to count. */
    public void count() {
        proxy.reset();
    }

    /** Each round trip takes that long. */
    public void latency(Duration each) {
        proxy.latency(each);
    }

    /** Round trips, one after the other, before it was told that a call had been placed. */
    public int roundsBeforeRinging() {
        return proxy.cost().roundsBeforeRinging();
    }

    /** Round trips, one after the other. */
    public int rounds() {
        return proxy.cost().rounds();
    }

    /** Documents, as Firestore charges them. */
    public int reads() {
        return proxy.cost().reads();
    }

    /** How many calls are known to be over. */
    public int ended() {
        return proxy.cost().ended();
    }

    @PreDestroy
    void close() {
        proxy.close();
    }

    @Override
    public Uni<Optional<String>> latest(String team) {
        return journal.latest(team);
    }

    @Override
    public Uni<Optional<Kept>> current(String team) {
        return journal.current(team);
    }

    @Override
    public String successor(String team, Optional<String> latest) {
        return journal.successor(team, latest);
    }

    @Override
    public Uni<Boolean> open(String incident, Event.Opened opened, List<? extends Event> first) {
        return journal.open(incident, opened, first);
    }

    @Override
    public Uni<List<Event>> read(String incident) {
        return journal.read(incident);
    }

    @Override
    public Uni<List<Kept>> readAll(List<String> incidents) {
        return journal.readAll(incidents);
    }

    @Override
    public Uni<Set<String>> append(String incident, List<? extends Event> events) {
        return journal.append(incident, events);
    }

    @Override
    public Uni<Page> list(Optional<String> token, int size) {
        return journal.list(token, size);
    }

    @Override
    public Uni<List<Mute>> mutes(Instant now) {
        return journal.mutes(now);
    }

    @Override
    public Uni<Optional<Pulse>> pulse(String heartbeat) {
        return journal.pulse(heartbeat);
    }

    @Override
    public Uni<Boolean> keep(Pulse pulse) {
        return journal.keep(pulse);
    }

    @Override
    public Uni<Boolean> keep(Mute mute) {
        return journal.keep(mute);
    }

    @Override
    public boolean degraded() {
        return journal.degraded();
    }
}
