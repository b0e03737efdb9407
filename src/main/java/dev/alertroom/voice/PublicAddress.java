package dev.alertroom.voice;

import dev.alertroom.twilio.TwilioSettings;
import dev.alertroom.twilio.TwilioSignature;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Our address as Twilio is told it, and whether a request that is signed for it arrives as it was sent. */
@ApplicationScoped
public class PublicAddress {

    private static final long CONNECT_MILLIS = 2_000;
    private static final long READ_MILLIS = 4_000;

    private final PublicUrl publicUrl;
    private final TwilioSettings settings;

    PublicAddress(PublicUrl publicUrl, TwilioSettings settings) {
        this.publicUrl = publicUrl;
        this.settings = settings;
    }

    /** What the number asks for when somebody calls it. */
    public String incoming() {
        return publicUrl.base() + VoicePaths.INCOMING;
    }

    /**
     * Asks ourselves by the public address for what changes nothing, signed as Twilio signs.
     *
     * @return the status: 204 if it arrived and its signature was right, 403 if something on the way has changed it
     */
    public Uni<Integer> ask() {
        var base = publicUrl.base();
        return Uni.createFrom()
                .deferred(() -> endpoint(base)
                        .status(TwilioSignature.sign(
                                base + VoicePaths.STATUS,
                                Map.of(),
                                settings.authToken().orElseThrow())))
                .map(Response::getStatus)
                .onFailure(WebApplicationException.class)
                .recoverWithItem(failure ->
                        ((WebApplicationException) failure).getResponse().getStatus());
    }

    private static SignedEndpoint endpoint(String base) {
        return QuarkusRestClientBuilder.newBuilder()
                .baseUri(URI.create(base))
                .connectTimeout(CONNECT_MILLIS, TimeUnit.MILLISECONDS)
                .readTimeout(READ_MILLIS, TimeUnit.MILLISECONDS)
                .build(SignedEndpoint.class);
    }
}
