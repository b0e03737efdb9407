package dev.alertroom.voice;

import dev.alertroom.edge.FilterOrder;
import dev.alertroom.edge.Refusals;
import dev.alertroom.edge.Requests;
import dev.alertroom.problem.Problem;
import dev.alertroom.problem.ProblemException;
import dev.alertroom.twilio.TwilioSettings;
import dev.alertroom.twilio.TwilioSignature;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.util.AsciiString;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Lets nobody but Twilio to the voice endpoints. Twice: a request without a signature, or with a body that Twilio never
 * sends, is refused by its head, before anything of its body is read; then the signature is checked over what was read.
 */
@ApplicationScoped
class TwilioSignedFilter {

    private static final Logger LOG = Logger.getLogger(TwilioSignedFilter.class);

    private final TwilioSettings settings;
    private final PublicUrl publicUrl;
    private final Refusals refusals;
    private final Clock clock;

    TwilioSignedFilter(TwilioSettings settings, PublicUrl publicUrl, Refusals refusals, Clock clock) {
        this.settings = settings;
        this.publicUrl = publicUrl;
        this.refusals = refusals;
        this.clock = clock;
    }

    void register(@Observes Filters filters) {
        filters.register(only(this::admit), FilterOrder.ADMISSION);
        filters.register(only(this::check), FilterOrder.BODY_READ);
    }

    private static Handler<RoutingContext> only(Handler<RoutingContext> check) {
        return context -> {
            if (VoicePaths.isVoice(context.normalizedPath())) {
                check.handle(context);
            } else {
                context.next();
            }
        };
    }

    private void admit(RoutingContext context) {
        var request = context.request();
        if (request.getHeader(TwilioSignature.HEADER) == null) {
            refuse(context, "no");
        } else if (Requests.hasBody(request) && !isForm(request)) {
            refusals.refuse(
                    context,
                    new Problem("Unsupported media type", 415, "Twilio sends application/x-www-form-urlencoded."));
        } else {
            context.next();
        }
    }

    private static boolean isForm(HttpServerRequest request) {
        var type = Optional.ofNullable(request.getHeader(HttpHeaders.CONTENT_TYPE))
                .map(value -> value.split(";", 2)[0].strip());
        return type.filter(value ->
                        AsciiString.contentEqualsIgnoreCase(value, HttpHeaderValues.APPLICATION_X_WWW_FORM_URLENCODED))
                .isPresent();
    }

    private void check(RoutingContext context) {
        try {
            var form = TwilioForm.read(context);
            if (!isGenuine(context.request(), form)) {
                refuse(context, "wrong");
            } else if (isOver(context, form)) {
                refuseOver(context);
            } else {
                context.next();
            }
        } catch (ProblemException e) {
            refusals.refuse(context, e.problem());
        }
    }

    private boolean isGenuine(HttpServerRequest request, TwilioForm.Fields form) {
        var signature = request.getHeader(TwilioSignature.HEADER);
        return settings.authToken()
                .filter(token -> publicUrl.of(request).stream()
                        .anyMatch(url -> TwilioSignature.matches(signature, url, form.values(), token)))
                .isPresent();
    }

    private boolean isOver(RoutingContext context, TwilioForm.Fields form) {
        var made = Optional.ofNullable(context.queryParams().get(CallbackAge.MADE));
        return CallbackAge.isOver(context.normalizedPath(), made, form.first("CallDuration"), clock.instant());
    }

    private void refuseOver(RoutingContext context) {
        LOG.warnf("%s %s: too old", context.request().method(), context.normalizedPath());
        refusals.refuse(
                context, new Problem("Forbidden", 403, "This callback comes later than its call can have lasted."));
    }

    private void refuse(RoutingContext context, String signature) {
        LOG.warnf(
                "%s %s: %s X-Twilio-Signature for %s",
                context.request().method(), context.normalizedPath(), signature, publicUrl.base(context.request()));
        refusals.refuse(context, forbidden(context.request()));
    }

    private Problem forbidden(HttpServerRequest request) {
        return new Problem(
                "Forbidden",
                403,
                "The X-Twilio-Signature is missing or does not fit " + publicUrl.base(request)
                        + ". If Twilio knows this service by another address, set ALERTROOM_PUBLIC_URL to it.");
    }

    /** Should an address ever reach a voice endpoint that is not known as one above. */
    @TwilioSigned
    @ServerRequestFilter
    Optional<Response> checked(ContainerRequestContext request, RoutingContext context) {
        return TwilioForm.of(context).isPresent()
                ? Optional.empty()
                : Optional.of(forbidden(context.request()).response().build());
    }
}
