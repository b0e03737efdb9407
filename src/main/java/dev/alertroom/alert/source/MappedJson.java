package dev.alertroom.alert.source;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.alertroom.speech.AlertDescription;
import dev.alertroom.speech.MessageText;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Any JSON at all: where in it the alert is, the configuration says; without one, it is guessed. */
@ApplicationScoped
class MappedJson implements Source {

    private static final Logger LOG = Logger.getLogger(MappedJson.class);

    private static final int SHOWN_CHARACTERS = 60;

    private final JsonSettings settings;

    MappedJson(JsonSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "json";
    }

    @Override
    public List<Alert> alerts(Payload payload) {
        var json = payload.json(JsonNode.class);
        if (pointers().values().stream().allMatch(Optional::isEmpty)) {
            return guessed(json);
        }
        var message = text(json, settings.message())
                .or(() -> settings.message().isEmpty() ? JsonGuess.in(json).title() : Optional.empty())
                .orElseThrow(() -> new NotUnderstoodException(found(json)));
        var url = text(json, settings.url());
        url.ifPresent(address -> LOG.infof("More about this alert: %s", MessageText.cleaned(address)));
        var key = text(json, settings.key()).or(() -> url).orElse(message);
        return List.of(
                new Alert(key, state(json), AlertDescription.of(message).rated(text(json, settings.severity()))));
    }

    private static List<Alert> guessed(JsonNode json) {
        if (json.path("detail-type").isTextual() && json.path("detail").isObject()) {
            return EventBridge.alerts(json);
        }
        var alerts = JsonGuess.alerts(event(json));
        if (alerts.isEmpty()) {
            throw new NotUnderstoodException(
                    "None of the usual names of a title or text is in this JSON; see docs/monitors.md.");
        }
        return alerts;
    }

    /** A structured CloudEvent has the alert in its data: https://github.com/cloudevents/spec/blob/main/cloudevents/formats/json-format.md */
    private static JsonNode event(JsonNode json) {
        return json.path("specversion").isTextual() && json.path("data").isObject() ? json.path("data") : json;
    }

    private Alert.State state(JsonNode json) {
        boolean cleared = text(json, settings.state())
                .map(String::strip)
                .filter(state -> settings.cleared().stream().anyMatch(state::equalsIgnoreCase))
                .isPresent();
        return cleared ? Alert.State.CLEARED : Alert.State.FIRING;
    }

    private static Optional<String> text(JsonNode json, Optional<JsonPointer> pointer) {
        return pointer.map(json::at)
                .filter(JsonNode::isValueNode)
                .filter(Predicate.not(JsonNode::isNull))
                .map(JsonNode::asText)
                .filter(Predicate.not(String::isBlank));
    }

    /** What is at each pointer, so that whoever wrote them sees which one is wrong. */
    private String found(JsonNode json) {
        return "The message is not where ALERTROOM_JSON_MESSAGE says. "
                + pointers().entrySet().stream()
                        .map(pointer -> pointer.getKey() + " " + found(json, pointer.getValue()))
                        .collect(Collectors.joining("; "))
                + ".";
    }

    private Map<String, Optional<JsonPointer>> pointers() {
        var pointers = new LinkedHashMap<String, Optional<JsonPointer>>();
        pointers.put("ALERTROOM_JSON_MESSAGE", settings.message());
        pointers.put("ALERTROOM_JSON_KEY", settings.key());
        pointers.put("ALERTROOM_JSON_STATE", settings.state());
        pointers.put("ALERTROOM_JSON_SEVERITY", settings.severity());
        pointers.put("ALERTROOM_JSON_URL", settings.url());
        return pointers;
    }

    private static String found(JsonNode json, Optional<JsonPointer> pointer) {
        if (pointer.isEmpty()) {
            return "is not set";
        }
        var node = json.at(pointer.get());
        return "= " + pointer.get() + ": " + (node.isMissingNode() ? "nothing" : shortened(node.toString()));
    }

    private static String shortened(String text) {
        var cleaned = MessageText.cleaned(text);
        var shown = MessageText.capped(cleaned, SHOWN_CHARACTERS);
        return shown.equals(cleaned) ? cleaned : shown + "…";
    }
}
