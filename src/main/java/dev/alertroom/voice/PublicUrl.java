package dev.alertroom.voice;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

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
        return configured.orElseGet(() -> scheme() + "://" + request().authority());
    }

    /** The first proxy is the one that Twilio came to. */
    private String scheme() {
        return Optional.ofNullable(request().getHeader("X-Forwarded-Proto"))
                .map(proxies -> proxies.split(",", 2)[0].strip().toLowerCase(Locale.ROOT))
                .filter(Set.of("http", "https")::contains)
                .orElseGet(request()::scheme);
    }

    /** The whole URL of the request that is being served, its path and query exactly as they came on the wire. */
    String ofThisRequest() {
        return base() + request().uri();
    }

    private HttpServerRequest request() {
        return current.getCurrent().request();
    }
}
