package dev.alertroom.alert.source;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.alertroom.alert.Alert;
import dev.alertroom.problem.Problem.Fault;
import dev.alertroom.problem.ProblemException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * PagerDuty's Events API v2, as anything that can talk to PagerDuty speaks it.
 *
 * @see <a href="https://developer.pagerduty.com/docs/send-alert-event">Send an alert event</a>
 */
@ApplicationScoped
public class PagerDuty implements Source {

    @Override
    public String name() {
        return "pagerduty";
    }

    /** The routing key; empty if there is none, or no event. */
    public Optional<String> routingKey(Payload payload) {
        try {
            var key = payload.json(JsonNode.class).path("routing_key");
            return Given.asItIs(key.asText());
        } catch (NotUnderstoodException e) {
            return Optional.empty();
        }
    }

    /** The key of an event, which is made up if it has none. */
    public String dedupKey(Payload payload) {
        try {
            return payload.json(Event.class).key();
        } catch (NotUnderstoodException e) {
            return digest(payload.text());
        }
    }

    private static String digest(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
    }

    /** An acknowledgement tells of no alert. */
    @Override
    public List<Alert> alerts(Payload payload, Words words) {
        var event = payload.json(Event.class);
        return switch (event.action()) {
            case "acknowledge" -> List.of();
            case "resolve" -> List.of(resolved(event, words));
            default -> List.of(triggered(event, words));
        };
    }

    private static Alert resolved(Event event, Words words) {
        var key = Given.asItIs(event.dedupKey())
                .orElseThrow(() -> ProblemException.badRequest(
                        "Nothing was resolved.", List.of(new Fault("dedup_key", "'dedup_key' is missing or blank"))));
        return new Alert(key, Alert.State.CLEARED, event.summary().orElseGet(words::unnamed));
    }

    private static Alert triggered(Event event, Words words) {
        var summary =
                event.summary().orElseThrow(() -> new NotUnderstoodException("'payload.summary' is missing or blank"));
        var where = event.where().filter(place -> !summary.contains(place));
        var what = where.map(place -> words.at(summary, place)).orElse(summary);
        var severity = Given.asItIs(event.payload().severity()).orElse("").toLowerCase(Locale.ROOT);
        return new Alert(event.key(), Alert.State.FIRING, words.rated(severity, what));
    }

    @RegisterForReflection
    @JsonNaming(SnakeCaseStrategy.class)
    record Event(String eventAction, String dedupKey, Details payload) {

        String action() {
            return Given.asItIs(eventAction).orElse("").strip().toLowerCase(Locale.ROOT);
        }

        Optional<String> summary() {
            return Optional.ofNullable(payload).flatMap(details -> Given.asItIs(details.summary()));
        }

        Optional<String> where() {
            return Optional.ofNullable(payload)
                    .flatMap(details -> Given.asItIs(details.source()).or(() -> Given.asItIs(details.component())));
        }

        /** Without a key, what the event says is the key, so that sending it again is no second alert. */
        String key() {
            return Given.asItIs(dedupKey).orElseGet(() -> digest(String.valueOf(payload)));
        }
    }

    /** @param type the field {@code class}, which is no name in Java */
    @RegisterForReflection
    record Details(
            String summary,
            String source,
            String severity,
            String component,
            String group,
            @JsonProperty("class") String type) {}
}
