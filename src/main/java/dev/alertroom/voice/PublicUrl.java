package dev.alertroom.voice;

import dev.alertroom.edge.FilterOrder;
import dev.alertroom.edge.Refusals;
import dev.alertroom.problem.Problem;
import dev.alertroom.problem.Wordless;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Our address as Twilio sees it. In production it is a setting, or Cloud Run's own for the service; a Host header decides
 * nothing, because it would decide where Twilio fetches TwiML and which signature is right. In dev and tests, where it may
 * not be set, it is the address of the request.
 */
@ApplicationScoped
class PublicUrl {

    private static final Logger LOG = Logger.getLogger(PublicUrl.class);
    private static final String HEALTH = "/q/";

    private final CurrentVertxRequest current;
    private final Refusals refusals;
    private final Optional<CloudRunAddress> cloudRun;
    private volatile List<String> addresses;

    PublicUrl(VoiceSettings settings, CurrentVertxRequest current, Refusals refusals) {
        this.addresses = settings.publicUrl().orElse(List.of()).stream()
                .map(PublicUrl::withoutSlash)
                .toList();
        this.cloudRun = settings.cloudRunService()
                .filter(service -> addresses.isEmpty())
                .map(service -> new CloudRunAddress(service, settings.metadataServer()));
        this.current = current;
        this.refusals = refusals;
    }

    private static String withoutSlash(String url) {
        var address = url.strip();
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }

    void register(@Observes Filters filters) {
        if (cloudRun.isPresent()) {
            filters.register(this::learn, FilterOrder.ADDRESS);
        }
    }

    /** Nothing is rung before Twilio can be told where to come back to. */
    private void learn(RoutingContext context) {
        if (!addresses.isEmpty() || context.normalizedPath().startsWith(HEALTH)) {
            context.next();
            return;
        }
        var thread = Vertx.currentContext();
        cloudRun.orElseThrow()
                .url()
                .emitOn(task -> thread.runOnContext(now -> task.run()))
                .subscribe()
                .with(
                        url -> {
                            addresses = List.of(url);
                            context.next();
                        },
                        failure -> unknown(context, failure));
    }

    private void unknown(RoutingContext context, Throwable failure) {
        LOG.error(
                "The metadata server did not tell this service's address: set ALERTROOM_PUBLIC_URL",
                Wordless.copy(failure));
        context.response().putHeader(HttpHeaders.RETRY_AFTER, "1");
        refusals.refuse(
                context,
                new Problem(
                        "Service unavailable", 503, "This service does not know its own address yet; send it again."));
    }

    /** Scheme and authority, without a slash at the end. */
    String base() {
        return addresses.isEmpty() ? base(current.getCurrent().request()) : addresses.get(0);
    }

    String base(HttpServerRequest request) {
        return addresses.isEmpty() ? ofHost(request) : addresses.get(0);
    }

    /** The whole URL of a request as Twilio may have signed it, its path and query exactly as they came on the wire. */
    List<String> of(HttpServerRequest request) {
        return addresses.isEmpty()
                ? List.of(ofHost(request) + request.uri())
                : addresses.stream().map(address -> address + request.uri()).toList();
    }

    private static String ofHost(HttpServerRequest request) {
        if (LaunchMode.current() == LaunchMode.NORMAL) {
            throw new IllegalStateException("The public address is not known");
        }
        return scheme(request) + "://" + request.authority();
    }

    /** A proxy that ends TLS says so; the first one is the one that Twilio came to. */
    private static String scheme(HttpServerRequest request) {
        return Optional.ofNullable(request.getHeader("X-Forwarded-Proto"))
                .map(proxies -> proxies.split(",", 2)[0].strip().toLowerCase(Locale.ROOT))
                .filter(Set.of("http", "https")::contains)
                .orElseGet(request::scheme);
    }
}
