package dev.alertroom.voice;

import dev.alertroom.problem.Problem;
import dev.alertroom.twilio.TwilioSettings;
import dev.alertroom.twilio.TwilioSignature;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.WithFormRead;

class TwilioSignedFilter {

    private static final Logger LOG = Logger.getLogger(TwilioSignedFilter.class);

    private final TwilioSettings settings;
    private final PublicUrl publicUrl;
    private final TwilioForm form;

    TwilioSignedFilter(TwilioSettings settings, PublicUrl publicUrl, TwilioForm form) {
        this.settings = settings;
        this.publicUrl = publicUrl;
        this.form = form;
    }

    @TwilioSigned
    @ServerRequestFilter
    @WithFormRead
    Optional<Response> check(ContainerRequestContext request) {
        var signature = request.getHeaderString(TwilioSignature.HEADER);
        boolean genuine = signature != null
                && settings.authToken()
                        .map(token ->
                                TwilioSignature.matches(signature, publicUrl.ofThisRequest(), form.parameters(), token))
                        .orElse(false);
        if (genuine) {
            return Optional.empty();
        }
        LOG.warnf(
                "%s %s: %s X-Twilio-Signature for %s",
                request.getMethod(),
                request.getUriInfo().getPath(),
                signature == null ? "no" : "wrong",
                publicUrl.base());
        return Optional.of(forbidden());
    }

    /** Not thrown: a resource would take it for trouble of its own, and speak to the caller. */
    private Response forbidden() {
        return new Problem(
                        "Forbidden",
                        403,
                        "The X-Twilio-Signature is missing or does not fit " + publicUrl.base()
                                + ". If Twilio knows this service by another address, set ALERTROOM_PUBLIC_URL to it.")
                .response()
                .build();
    }
}
