package dev.alertroom.alert.source;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.alertroom.speech.AlertDescription;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where the alert is in the JSON of one monitor, at {@code /alert/json/NAME}. Of each part there may be several templates, of which
 * the first counts that finds something.
 *
 * @param say what is wrong
 * @param detail more about it
 * @param place the thing that is broken
 * @param key what makes two alerts the same
 * @param severity how bad it is
 * @param severities the monitor's words for that, in lower case, and ours
 * @param state whether it fires
 * @param cleared the monitor's words for an end, in lower case; if there are none, the usual ones
 * @param ignored its words for what is no alert, in lower case
 */
record JsonMapping(
        String name,
        List<Template> say,
        List<Template> detail,
        List<Template> place,
        List<Template> key,
        List<Template> severity,
        Map<String, String> severities,
        List<Template> state,
        Set<String> cleared,
        Set<String> ignored)
        implements Source {

    /** "{/check_name} is {/current_state}": what stands between braces is a JSON Pointer, RFC 6901. */
    record Template(List<Object> pieces) {

        /** The text with what the pointers find; empty if none of them finds anything. */
        Optional<String> filled(JsonNode json) {
            var found = pieces.stream()
                    .filter(JsonPointer.class::isInstance)
                    .anyMatch(pointer -> value(json, (JsonPointer) pointer).isPresent());
            return found || pieces.stream().noneMatch(JsonPointer.class::isInstance)
                    ? PayloadFields.first(pieces.stream()
                            .map(piece -> piece instanceof JsonPointer pointer
                                    ? value(json, pointer).orElse("")
                                    : piece.toString())
                            .collect(Collectors.joining()))
                    : Optional.empty();
        }

        private static Optional<String> value(JsonNode json, JsonPointer pointer) {
            var node = json.at(pointer);
            return node.isValueNode() && !node.isNull() ? PayloadFields.first(node.asText()) : Optional.empty();
        }
    }

    @Override
    public String keySpace() {
        return "json/" + name;
    }

    /** What the templates do not find is guessed, so that a monitor that changed its form still rings. */
    @Override
    public List<Alert> alerts(Payload payload) {
        var json = payload.json(JsonNode.class);
        var what = first(say, json);
        if (what.isPresent()) {
            return List.of(alert(what.get(), json));
        }
        var guessed = JsonGuess.alerts(json);
        if (guessed.isEmpty()) {
            throw new NotUnderstoodException(
                    "What the mapping " + name + " says is not in this JSON; see docs/monitors.md.");
        }
        return guessed;
    }

    private Alert alert(String what, JsonNode json) {
        var title = StatedTitle.of(what);
        var where = first(place, json).flatMap(JsonGuess::place);
        var description = AlertDescription.of(title.spoken())
                .detailed(first(detail, json))
                .at(where)
                .rated(first(severity, json)
                        .map(word -> severities.getOrDefault(word.toLowerCase(Locale.ROOT), word))
                        .or(title::severity));
        var known = first(key, json)
                .orElseGet(() -> title.key() + where.map(thing -> "\n" + thing).orElse(""));
        return new Alert(known, state(json, title), description);
    }

    private Alert.State state(JsonNode json, StatedTitle title) {
        var word = first(state, json);
        var small = word.orElse("").toLowerCase(Locale.ROOT);
        if (ignored.contains(small)) {
            return Alert.State.NO_ALERT;
        }
        if (!cleared.isEmpty()) {
            return cleared.contains(small) ? Alert.State.CLEARED : Alert.State.FIRING;
        }
        return switch (word.flatMap(written -> StateWord.of("state", written))
                .orElse(title.isOver() ? StateWord.OVER : StateWord.FIRING)) {
            case OVER -> Alert.State.CLEARED;
            case NEITHER -> Alert.State.NO_ALERT;
            case FIRING, NO_DATA, TEST -> Alert.State.FIRING;
        };
    }

    private static Optional<String> first(List<Template> templates, JsonNode json) {
        return templates.stream()
                .flatMap(template -> template.filled(json).stream())
                .findFirst();
    }
}
