package dev.alertroom.google;

import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jboss.resteasy.reactive.client.api.QuarkusRestClientProperties;

/** Builds the clients of Google's APIs, and knows as whom they ask. Nothing is built before it is asked for. */
@Singleton
public final class GoogleCloud {

    /** How long a token is awaited by those who can wait: it is needed for all that comes after. */
    private static final Duration TOKEN_PATIENCE = Duration.ofSeconds(3);

    private static final Duration CONNECT = Duration.ofSeconds(1);

    /** Cloud Run stops the CPU between requests: a connection left from before may be dead without a word. */
    private static final int CONNECTION_SECONDS = 10;

    private final GoogleSettings settings;
    private final Clock clock;
    private Identity identity;

    GoogleCloud(GoogleSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** The service account that the instance runs as: the same object for all, so that a token is fetched once. */
    public synchronized Identity identity() {
        if (identity == null) {
            var server = client(MetadataServer.class, plain(settings.metadataServer()), TOKEN_PATIENCE);
            identity = new MetadataIdentity(server, settings.project(), clock, TOKEN_PATIENCE);
        }
        return identity;
    }

    /** The owner of an emulator of one of the APIs. */
    public Identity emulated() {
        return Identity.emulator(settings.project().orElse("alertroom"));
    }

    /** Without TLS, as emulators and the metadata server are asked. */
    public static URI plain(String host) {
        return URI.create("http://" + host);
    }

    /**
     * Built by hand because its address is settled by what is set at the start, and because the settings of each registered
     * client are read at every start, in a tenth of its time, whether or not it is used.
     *
     * @param patience how long an answer is awaited
     */
    public static <T> T client(Class<T> api, URI address, Duration patience) {
        return QuarkusRestClientBuilder.newBuilder()
                .baseUri(address)
                .connectTimeout(CONNECT.toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .property(QuarkusRestClientProperties.CONNECTION_TTL, CONNECTION_SECONDS)
                .build(api);
    }
}
