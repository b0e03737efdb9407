package dev.alertroom.voice;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Our address as Twilio sees it. A proxy that ends TLS says so in {@code X-Forwarded-Proto}. */
@ApplicationScoped
class PublicUrl {

    private final Optional<String> configured;
    private final CurrentVertxRequest current;

    PublicUrl(VoiceSettings settings, CurrentVertxRequest current) {
        this.configured = settings.publicUrl().map(url -> url.replaceAll("/+$", ""));
        this.current = current;
    }

    /** Scheme and authority, without a slash at the end. */
    String base() {
        return configured.orElseGet(() -> request().scheme() + "://" + request().authority());
    }

    /** The whole URL of the request that is being served, its path and query exactly as they came on the wire. */
    String ofThisRequest() {
        return base() + request().uri();
    }

    private HttpServerRequest request() {
        return current.getCurrent().request();
    }
}
