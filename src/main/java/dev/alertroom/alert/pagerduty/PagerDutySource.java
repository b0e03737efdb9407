package dev.alertroom.alert.pagerduty;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
 * PagerDuty's Events API, as anything that can talk to PagerDuty speaks it: version 2, and version 1, which older tools still speak.
 *
 * @see <a href="https://developer.pagerduty.com/docs/send-alert-event">Send an alert event</a>
 * @see <a href="https://developer.pagerduty.com/docs/events-api-v1-overview">Events API v1</a>
 */
@ApplicationScoped
public class PagerDutySource implements Source {

    private static final List<String> KEYS = List.of("routing_key", "service_key");

    @Override
    public String name() {
        return "pagerduty";
    }

    /** The routing key, which version 1 calls a service's; empty if there is none, or no event. */
    public Optional<String> routingKey(Payload payload) {
        return tree(payload)
                .flatMap(event -> KEYS.stream()
                        .flatMap(name -> PayloadFields.asItIs(event.path(name).asText()).stream())
                        .findFirst());
    }

    /** The same event without its key, so that it is neither kept nor spoken; all the rest stays as it is. */
    public Payload withoutKey(Payload payload) {
        return tree(payload)
                .filter(event -> KEYS.stream().anyMatch(event::has))
                .map(event ->
                        payload.inner(event.deepCopy().remove(KEYS).toString().getBytes(StandardCharsets.UTF_8)))
                .orElse(payload);
    }

    private static Optional<ObjectNode> tree(Payload payload) {
        try {
            return Optional.of(payload.json(JsonNode.class))
                    .filter(ObjectNode.class::isInstance)
                    .map(ObjectNode.class::cast);
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
        var key = event.given()
                .orElseThrow(() -> ProblemException.badRequest(
                        "Nothing was resolved.", List.of(new Fault("dedup_key", "'dedup_key' is missing or blank"))));
        return new Alert(
                key, Alert.State.CLEARED, AlertDescription.of(event.summary().or(() -> Optional.of(key))));
    }

    private static Alert triggered(Event event) {
        var summary = event.summary().orElseThrow(() -> new NotUnderstoodException(event.missing()));
        var description = AlertDescription.of(summary).at(event.where()).rated(event.severity());
        return new Alert(event.key(), Alert.State.FIRING, description);
    }

    @RegisterForReflection
    @JsonNaming(SnakeCaseStrategy.class)
    record Event(
            String eventAction,
            String dedupKey,
            Details payload,
            String eventType,
            String incidentKey,
            String description) {

        String action() {
            return PayloadFields.asItIs(eventAction)
                    .or(() -> PayloadFields.asItIs(eventType))
                    .orElse("")
                    .strip()
                    .toLowerCase(Locale.ROOT);
        }

        Optional<String> summary() {
            return Optional.ofNullable(payload)
                    .flatMap(details -> PayloadFields.asItIs(details.summary()))
                    .or(() -> PayloadFields.asItIs(description));
        }

        /** What an event without words lacks. */
        String missing() {
            return (eventType == null ? "'payload.summary'" : "'description'") + " is missing or blank";
        }

        Optional<String> severity() {
            return Optional.ofNullable(payload).flatMap(details -> PayloadFields.asItIs(details.severity()));
        }

        /** The key as it came. */
        Optional<String> given() {
            return PayloadFields.asItIs(dedupKey).or(() -> PayloadFields.asItIs(incidentKey));
        }

        Optional<String> where() {
            return Optional.ofNullable(payload)
                    .flatMap(details ->
                            PayloadFields.asItIs(details.source()).or(() -> PayloadFields.asItIs(details.component())));
        }

        /** Without a key, what the event says is the key, so that sending it again is no second alert. */
        String key() {
            return given().orElseGet(() -> digest(payload == null ? String.valueOf(description) : payload.toString()));
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
