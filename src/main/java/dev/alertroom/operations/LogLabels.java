package dev.alertroom.operations;

import dev.alertroom.edge.FilterOrder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.logging.MDC;

/**
 * Labels the log lines of a request with its trace and, if it is Twilio's, with the incident and the responder of its
 * URL. They are not looked at yet when the first line is written, so only what looks like an id becomes a label.
 */
@ApplicationScoped
class LogLabels {

    /** @see <a href="https://www.w3.org/TR/trace-context/#traceparent-header">W3C Trace Context</a> */
    private static final Pattern TRACEPARENT = Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-.*");

    /** @see <a href="https://cloud.google.com/trace/docs/trace-context#legacy-http-header">Legacy header</a> */
    private static final Pattern CLOUD_TRACE = Pattern.compile("([0-9a-f]{32})(?:/.*)?");

    private static final Pattern ID = Pattern.compile("([A-Za-z0-9._-]{1,100})");

    void register(@Observes Filters filters) {
        filters.register(this::label, FilterOrder.LABELS);
    }

    private void label(RoutingContext context) {
        var request = context.request();
        Stream.of(
                        find(TRACEPARENT, request.getHeader("traceparent")),
                        find(CLOUD_TRACE, request.getHeader("X-Cloud-Trace-Context")))
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(trace -> MDC.put(CloudLogFormatter.TRACE, trace));
        for (String name : new String[] {"incident", "responder"}) {
            find(ID, context.queryParams().get(name)).ifPresent(id -> MDC.put(name, id));
        }
        context.next();
    }

    private static Optional<String> find(Pattern pattern, String text) {
        return Optional.ofNullable(text)
                .map(pattern::matcher)
                .filter(matcher -> matcher.matches())
                .map(matcher -> matcher.group(1));
    }
}
