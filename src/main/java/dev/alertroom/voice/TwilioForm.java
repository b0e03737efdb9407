package dev.alertroom.voice;

import dev.alertroom.problem.ProblemException;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What Twilio tells of a call: in the form of a POST, in the query of a GET. */
@ApplicationScoped
class TwilioForm {

    private static final String FIELDS = Fields.class.getName();

    /** Twilio sends some thirty of a call. */
    private static final int MAX_FIELDS = 1_000;

    private final CurrentVertxRequest current;

    TwilioForm(CurrentVertxRequest current) {
        this.current = current;
    }

    /** The decoded fields of a form, each with its values in the order of the form. */
    record Fields(Map<String, List<String>> values) {
        Optional<String> first(String name) {
            return values.getOrDefault(name, List.of()).stream().findFirst();
        }
    }

    /**
     * Reads the form of a request whose body is there; no form is one without fields.
     *
     * @throws ProblemException 400 if it is none, or has too many fields
     */
    static Fields read(RoutingContext context) {
        var fields = new Fields(decoded(context.body().buffer()));
        context.put(FIELDS, fields);
        return fields;
    }

    private static Map<String, List<String>> decoded(Buffer body) {
        var raw = body == null ? "" : body.toString(StandardCharsets.US_ASCII);
        if (raw.chars().filter(c -> c == '&').count() >= MAX_FIELDS) {
            throw ProblemException.badRequest("The form has more than " + MAX_FIELDS + " fields.");
        }
        try {
            return new QueryStringDecoder(raw, StandardCharsets.UTF_8, false, MAX_FIELDS, true).parameters();
        } catch (IllegalArgumentException brokenEscape) {
            throw ProblemException.badRequest("The form is not URL-encoded as it should be: write % as %25.");
        }
    }

    /** The form of a request, once it has been read and its signature checked. */
    static Optional<Fields> of(RoutingContext context) {
        return Optional.ofNullable(context.get(FIELDS));
    }

    /** A parameter that Twilio sends; empty if it does not, or sends nothing in it. */
    Optional<String> text(UriInfo uri, String name) {
        return of(current.getCurrent())
                .flatMap(form -> form.first(name))
                .or(() -> Optional.ofNullable(uri.getQueryParameters().getFirst(name)))
                .filter(value -> !value.isBlank());
    }
}
