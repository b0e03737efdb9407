package dev.alertroom.alert.source;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.alertroom.speech.AlertDescription;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Datadog's webhooks integration, with the payload of docs/monitors.md or the one that it starts with.
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
    public List<Alert> alerts(Payload payload) {
        var event = payload.json(Event.class);
        var title = given(event.alertTitle(), event.title(), event.alertStatus(), event.alertMetric())
                .orElseThrow(() ->
                        new NotUnderstoodException("Datadog sends what its webhook's payload says; of alert_title,"
                                + " title, alert_status and alert_metric there was none. See docs/monitors.md."));
        var tags = Tags.of(title);
        var description = AlertDescription.of(tags.rest())
                .at(where(event, tags))
                .rated(given(event.alertPriority()).or(tags::priority))
                .as(kind(event, tags));
        return List.of(Alert.of(key(event, tags), state(event, tags), description));
    }

    private static AlertDescription.Kind kind(Event event, Tags tags) {
        if (tags.has("test")) {
            return AlertDescription.Kind.TEST;
        }
        boolean noData = tags.has("no data") || isTransition(event, "no data");
        return noData ? AlertDescription.Kind.NO_DATA : AlertDescription.Kind.PROBLEM;
    }

    /** The cycle lasts from the trigger to the recovery; an event of the payload that Datadog starts with has an id of its own. */
    private static Optional<String> key(Event event, Tags tags) {
        return given(event.alertCycleKey(), event.aggregKey())
                .or(() -> given(event.alertId())
                        .map(id -> id + " " + given(event.alertScope()).orElse("")))
                .or(() -> Optional.of(tags.rest() + " " + tags.scope().orElse("")));
    }

    private static Alert.State state(Event event, Tags tags) {
        return isTransition(event, "recovered") || tags.has("recovered") ? Alert.State.CLEARED : Alert.State.FIRING;
    }

    private static boolean isTransition(Event event, String word) {
        return given(event.alertTransition())
                .filter(transition -> transition.toLowerCase(Locale.ROOT).contains(word))
                .isPresent();
    }

    private static Optional<String> where(Event event, Tags tags) {
        return given(event.hostname())
                .or(() -> given(event.alertScope()).or(tags::scope).map(Datadog::values));
    }

    /** "availability-zone:us-east-1a, role:computing-node" is us-east-1a computing-node. */
    private static String values(String tags) {
        return Stream.of(tags.substring(0, Math.min(tags.length(), 300)).split(","))
                .map(tag -> tag.substring(tag.indexOf(':') + 1).strip())
                .collect(Collectors.joining(" "));
    }

    /**
     * What a title begins with, as in "[P1] [Triggered on {host:ip-012345}] Host is Down".
     *
     * @param tags in lower case
     */
    private record Tags(List<String> tags, String rest) {

        private static final int MAX_CHARACTERS = 1000;
        private static final Pattern TAG = Pattern.compile("\\G\\s*+\\[([^\\]]*+)]\\s*+");

        static Tags of(String title) {
            var written = title.substring(0, Math.min(title.length(), MAX_CHARACTERS));
            var tags = new ArrayList<String>();
            var found = TAG.matcher(written);
            int end = 0;
            while (found.find()) {
                tags.add(found.group(1).strip());
                end = found.end();
            }
            return new Tags(tags, end < written.length() ? written.substring(end) : written);
        }

        boolean has(String word) {
            return tags.stream().anyMatch(tag -> tag.toLowerCase(Locale.ROOT).contains(word));
        }

        Optional<String> priority() {
            return tags.stream().filter(tag -> tag.matches("[Pp][1-5]")).findFirst();
        }

        /** What stands in braces after "on". */
        Optional<String> scope() {
            return tags.stream()
                    .filter(tag -> tag.contains("on {") && tag.endsWith("}"))
                    .map(tag -> tag.substring(tag.indexOf("on {") + 4, tag.length() - 1))
                    .findFirst();
        }
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
            String title,
            String alertStatus,
            String alertMetric,
            String alertScope,
            String alertPriority,
            String hostname) {}
}
