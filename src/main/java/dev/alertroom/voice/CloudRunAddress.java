package dev.alertroom.voice;

import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * The address that Cloud Run gives a service from its name, its project's number and its region. It is the same for every
 * revision and known before the first deployment, so nobody has to set it.
 *
 * @see <a href="https://cloud.google.com/run/docs/triggering/https-request#deterministic">Deterministic URL</a>
 */
final class CloudRunAddress {

    /** The server is in the same sandbox, and answers within milliseconds. */
    static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final Pattern REGION = Pattern.compile("projects/([0-9]{1,20})/regions/([a-z0-9-]{1,40})");

    /** A label of a host name (RFC 1035); a service with a longer one has no such address. */
    private static final int LONGEST_LABEL = 63;

    private final Uni<String> url;
    private volatile boolean known;

    /** @param metadataServer its host, with a port or without */
    CloudRunAddress(String service, String metadataServer) {
        this.url = Uni.createFrom()
                .deferred(() -> client(metadataServer).region())
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .map(region -> url(service, region.strip()))
                .onItem()
                .invoke(found -> known = true)
                .memoize()
                .until(() -> !known);
    }

    /** Built when it is needed: most services have their address set, and none should start later for it. */
    private static InstanceMetadata client(String metadataServer) {
        return QuarkusRestClientBuilder.newBuilder()
                .baseUri(URI.create("http://" + metadataServer))
                .connectTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .build(InstanceMetadata.class);
    }

    static String url(String service, String region) {
        var place = REGION.matcher(region);
        if (!place.matches()) {
            throw new IllegalStateException("The metadata server names no region");
        }
        var label = service + "-" + place.group(1);
        if (label.length() > LONGEST_LABEL) {
            throw new IllegalStateException("The service's name is too long for an address of Cloud Run's");
        }
        return "https://" + label + "." + place.group(2) + ".run.app";
    }

    /** Asks once; whoever comes meanwhile waits for the same answer, and after a failure the next one asks again. */
    Uni<String> url() {
        return url;
    }
}
