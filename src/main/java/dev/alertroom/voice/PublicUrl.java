package dev.alertroom.voice;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
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
        return base(current.getCurrent().request());
    }

    String base(HttpServerRequest request) {
        return configured.orElseGet(() -> scheme(request) + "://" + request.authority());
    }

    /** The first proxy is the one that Twilio came to. */
    private static String scheme(HttpServerRequest request) {
        return Optional.ofNullable(request.getHeader("X-Forwarded-Proto"))
                .map(proxies -> proxies.split(",", 2)[0].strip().toLowerCase(Locale.ROOT))
                .filter(Set.of("http", "https")::contains)
                .orElseGet(request::scheme);
    }

    /** The whole URL of a request as Twilio may have signed it, its path and query exactly as they came on the wire. */
    List<String> of(HttpServerRequest request) {
        return List.of(base(request) + request.uri());
    }
}
