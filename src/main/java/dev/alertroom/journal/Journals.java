package dev.alertroom.journal;

import dev.alertroom.google.GoogleCloud;
import dev.alertroom.google.Identity;
import dev.alertroom.incident.Journal;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;

/** Picks the journal that the settings ask for. */
@Singleton
final class Journals {

    /** How long the phones wait for the store. */
    static final Duration PATIENCE = Duration.ofSeconds(1);

    /**
     * How long an answer is awaited that the phones no longer wait for: the first one of an instance takes longer, because it
     * includes a token, a connection and TLS.
     */
    static final Duration LONG_PATIENCE = Duration.ofSeconds(3);

    private static final Duration REST = Duration.ofSeconds(10);
    private static final URI FIRESTORE = URI.create("https://firestore.googleapis.com");

    private final JournalSettings settings;
    private final GoogleCloud google;
    private final Clock clock;

    Journals(JournalSettings settings, GoogleCloud google, Clock clock) {
        this.settings = settings;
        this.google = google;
        this.clock = clock;
    }

    /** At start-up, so that a wrong setting is found then. */
    @Produces
    @Singleton
    @Startup
    Journal journal() {
        if (settings.retentionDays() < 1) {
            throw new ConfigurationException(
                    "ALERTROOM_JOURNAL_RETENTION_DAYS is " + settings.retentionDays() + ": set it to 1 or more");
        }
        long now = clock.instant().getEpochSecond();
        return switch (settings.store().strip()) {
            case "memory" -> new MemoryJournal(now);
            case "firestore" ->
                new FallbackJournal(
                        firestore(), unshared(now), PATIENCE, LONG_PATIENCE, new Breaker(clock, REST), clock);
            default ->
                throw new ConfigurationException(
                        "ALERTROOM_JOURNAL is \"" + settings.store() + "\": set it to memory or firestore");
        };
    }

    /** Instances often start within the same second, and the store's numbers only grow by one. */
    private static long unshared(long epochSecond) {
        return epochSecond * IncidentId.INSTANCES + new SecureRandom().nextInt(IncidentId.INSTANCES);
    }

    private FirestoreJournal firestore() {
        var address = settings.emulator().map(GoogleCloud::plain).orElse(FIRESTORE);
        return new FirestoreJournal(
                GoogleCloud.client(FirestoreApi.class, address, LONG_PATIENCE),
                identity(),
                Duration.ofDays(settings.retentionDays()),
                clock);
    }

    private Identity identity() {
        return settings.emulator().isPresent() ? google.emulated() : google.identity();
    }
}
