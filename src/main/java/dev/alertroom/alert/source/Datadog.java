package dev.alertroom.alert.source;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.alertroom.speech.AlertPhrases;
import dev.alertroom.speech.Sentence;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Datadog's webhooks integration, with the payload of docs/monitors.md.
 *
 * @see <a href="https://docs.datadoghq.com/integrations/webhooks/">Webhooks</a>
 */
@ApplicationScoped
class Datadog implements Source {

    @Override
    public String name() {
        return "datadog";
    }

    @Override
    public List<Alert> alerts(Payload payload, AlertPhrases phrases) {
        var event = payload.json(Event.class);
        var title = given(event.alertTitle(), event.alertStatus(), event.alertMetric())
                .orElseThrow(() -> new NotUnderstoodException("Datadog sends what its webhook's payload says; of"
                        + " alert_title, alert_status and alert_metric there was none. See docs/monitors.md."));
        var sentence = Sentence.of(phrases, withoutTags(title), where(event), given(event.alertPriority()));
        var message = isTest(title) ? phrases.test(sentence) : sentence;
        return List.of(new Alert(key(event).orElse(message), state(event), message));
    }

    /** The cycle lasts from the trigger to the recovery. */
    private static Optional<String> key(Event event) {
        return given(event.alertCycleKey(), event.aggregKey())
                .or(() -> given(event.alertId())
                        .map(id -> id + " " + given(event.alertScope()).orElse("")));
    }

    private static Alert.State state(Event event) {
        return given(event.alertTransition())
                        .filter(transition ->
                                transition.toLowerCase(Locale.ROOT).contains("recovered"))
                        .isPresent()
                ? Alert.State.CLEARED
                : Alert.State.FIRING;
    }

    private static Optional<String> where(Event event) {
        return given(event.hostname()).or(() -> given(event.alertScope()).map(Datadog::values));
    }

    /** "availability-zone:us-east-1a, role:computing-node" is us-east-1a computing-node. */
    private static String values(String tags) {
        return Stream.of(tags.split(","))
                .map(tag -> tag.substring(tag.indexOf(':') + 1).strip())
                .collect(Collectors.joining(" "));
    }

    /** "[P1] [Triggered on {host:ip-012345}] Host is Down" is Host is Down. */
    private static String withoutTags(String title) {
        var bare = title.replaceFirst("^(?:\\[[^\\]]*+]\\s*+)++", "");
        return bare.isBlank() ? title : bare;
    }

    private static boolean isTest(String title) {
        return title.toUpperCase(Locale.ROOT).contains("[TEST]");
    }

    /** A variable that means nothing for an event is left as it is written, or is null. */
    private static Optional<String> given(String... values) {
        return PayloadFields.first(value -> !value.startsWith("$") && !value.equalsIgnoreCase("null"), values);
    }

    @RegisterForReflection
    @JsonNaming(SnakeCaseStrategy.class)
    record Event(
            String alertId,
            String alertCycleKey,
            String aggregKey,
            String alertTransition,
            String alertTitle,
            String alertStatus,
            String alertMetric,
            String alertScope,
            String alertPriority,
            String hostname) {}
}
