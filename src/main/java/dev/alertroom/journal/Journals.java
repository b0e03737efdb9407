package dev.alertroom.journal;

import dev.alertroom.incident.Journal;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jboss.resteasy.reactive.client.api.QuarkusRestClientProperties;

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
    private static final Duration CONNECT = Duration.ofSeconds(1);
    private static final URI FIRESTORE = URI.create("https://firestore.googleapis.com");

    /** Cloud Run stops the CPU between requests: a connection left from before may be dead without a word. */
    private static final int CONNECTION_SECONDS = 10;

    private final JournalSettings settings;
    private final Clock clock;

    Journals(JournalSettings settings, Clock clock) {
        this.settings = settings;
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
        var address = settings.emulator().map(Journals::plain).orElse(FIRESTORE);
        return new FirestoreJournal(
                client(FirestoreApi.class, address, LONG_PATIENCE),
                identity(),
                Duration.ofDays(settings.retentionDays()));
    }

    private Identity identity() {
        if (settings.emulator().isPresent()) {
            return Identity.emulator(settings.project().orElse("alertroom"));
        }
        var metadataServer = client(MetadataServer.class, plain(settings.metadataServer()), LONG_PATIENCE);
        return new MetadataIdentity(metadataServer, settings.project(), clock, LONG_PATIENCE);
    }

    private static URI plain(String host) {
        return URI.create("http://" + host);
    }

    /**
     * Built here because its address is settled by what is set at the start, and because the settings of each registered client
     * are read at every start, in a tenth of its time, whether or not it is used.
     */
    static <T> T client(Class<T> api, URI address, Duration patience) {
        return QuarkusRestClientBuilder.newBuilder()
                .baseUri(address)
                .connectTimeout(CONNECT.toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .property(QuarkusRestClientProperties.CONNECTION_TTL, CONNECTION_SECONDS)
                .build(api);
    }
}
