package dev.alertroom.twilio;

import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.client.api.QuarkusRestClientProperties;

/**
 * How Twilio is reached. The client is built here rather than registered, because the sixty settings of a registered client are
 * read at every start, in a tenth of its time.
 */
@Singleton
final class TwilioConnection {

    private static final String TWILIO = "https://api.twilio.com";

    /**
     * Product, edge, region: "api.{city}.{region}.twilio.com. These hostnames don't need to be changed." There is none with an
     * edge alone, and {@code api.jp1.twilio.com} and its like, with a region alone, ended in April 2026.
     *
     * @see <a href="https://www.twilio.com/en-us/changelog/deprecation-of-region-specific-twilio-api-domain-patterns">Deprecation of
     *     region-specific Twilio API domain patterns</a>
     */
    private static final String TWILIO_BY_EDGE = "https://api.%s.us1.twilio.com";

    /** An attempt must leave time for another one in the 8 s that placing a call may take. */
    private static final long CONNECT_MILLIS = 2_000;

    private static final long READ_MILLIS = 3_000;

    /** All calls of an alert at once, and other alerts beside it. */
    private static final int MAX_CONNECTIONS = 50;

    /** Cloud Run stops the CPU between requests: a connection left from before may be dead without a word. */
    private static final int CONNECTION_SECONDS = 10;

    /** @param baseUrl read when it is first needed: it may name our own port, which is not known before */
    @Produces
    @Singleton
    TwilioApi api(@ConfigProperty(name = "twilio.base-url") Optional<String> baseUrl, TwilioRouteSettings route) {
        return QuarkusRestClientBuilder.newBuilder()
                .baseUri(URI.create(
                        baseUrl.map(String::strip).filter(url -> !url.isEmpty()).orElseGet(() -> twilio(route))))
                .connectTimeout(CONNECT_MILLIS, TimeUnit.MILLISECONDS)
                .readTimeout(READ_MILLIS, TimeUnit.MILLISECONDS)
                .property(QuarkusRestClientProperties.CONNECTION_POOL_SIZE, MAX_CONNECTIONS)
                .property(QuarkusRestClientProperties.CONNECTION_TTL, CONNECTION_SECONDS)
                .build(TwilioApi.class);
    }

    static String twilio(TwilioRouteSettings route) {
        return route.twilioEdge().map(TWILIO_BY_EDGE::formatted).orElse(TWILIO);
    }
}
