package dev.alertroom.alert.pagerduty;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.alertroom.alert.source.Alert;
import dev.alertroom.alert.source.NotUnderstoodException;
import dev.alertroom.alert.source.Payload;
import dev.alertroom.alert.source.PayloadFields;
import dev.alertroom.alert.source.Source;
import dev.alertroom.problem.Problem.Fault;
import dev.alertroom.problem.ProblemException;
import dev.alertroom.speech.AlertDescription;
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
public class PagerDutySource implements Source {

    @Override
    public String name() {
        return "pagerduty";
    }

    /** The routing key; empty if there is none, or no event. */
    public Optional<String> routingKey(Payload payload) {
        try {
            var key = payload.json(JsonNode.class).path("routing_key");
            return PayloadFields.asItIs(key.asText());
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
    public List<Alert> alerts(Payload payload) {
        var event = payload.json(Event.class);
        return switch (event.action()) {
            case "acknowledge" -> List.of();
            case "resolve" -> List.of(resolved(event));
            default -> List.of(triggered(event));
        };
    }

    private static Alert resolved(Event event) {
        var key = PayloadFields.asItIs(event.dedupKey())
                .orElseThrow(() -> ProblemException.badRequest(
                        "Nothing was resolved.", List.of(new Fault("dedup_key", "'dedup_key' is missing or blank"))));
        return new Alert(key, Alert.State.CLEARED, AlertDescription.of(event.summary()));
    }

    private static Alert triggered(Event event) {
        var summary =
                event.summary().orElseThrow(() -> new NotUnderstoodException("'payload.summary' is missing or blank"));
        var description = AlertDescription.of(summary)
                .at(event.where())
                .rated(PayloadFields.asItIs(event.payload().severity()));
        return new Alert(event.key(), Alert.State.FIRING, description);
    }

    @RegisterForReflection
    @JsonNaming(SnakeCaseStrategy.class)
    record Event(String eventAction, String dedupKey, Details payload) {

        String action() {
            return PayloadFields.asItIs(eventAction).orElse("").strip().toLowerCase(Locale.ROOT);
        }

        Optional<String> summary() {
            return Optional.ofNullable(payload).flatMap(details -> PayloadFields.asItIs(details.summary()));
        }

        Optional<String> where() {
            return Optional.ofNullable(payload)
                    .flatMap(details ->
                            PayloadFields.asItIs(details.source()).or(() -> PayloadFields.asItIs(details.component())));
        }

        /** Without a key, what the event says is the key, so that sending it again is no second alert. */
        String key() {
            return PayloadFields.asItIs(dedupKey).orElseGet(() -> digest(String.valueOf(payload)));
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
