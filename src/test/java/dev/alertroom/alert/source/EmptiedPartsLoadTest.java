package dev.alertroom.alert.source;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alertroom.speech.AlertDescription;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever is missing of an alert, what is said of the rest leaves no hole where it was. */
class EmptiedPartsLoadTest {

    /** Nothing, and what nothing remains of when it is spoken. */
    private static final List<Optional<String>> NOTHINGS = Stream.of(
                    null,
                    "",
                    "  ",
                    "()",
                    "\"\"",
                    "。",
                    "<no value>",
                    "{{ $labels.host }}",
                    "https://",
                    "f3a9c1d2e4b5a697",
                    "🔥",
                    "[]")
            .map(Optional::ofNullable)
            .toList();

    @Test
    void everyPartOfEveryDescriptionMayBeEmpty() {
        var faults = new ArrayList<String>();
        described().forEach(alert -> {
            for (Optional<String> nothing : NOTHINGS) {
                var description = alert.description();
                Stream.of(
                                description.rated(nothing),
                                description.at(nothing),
                                description.within(nothing),
                                description.detailed(nothing),
                                with(description, nothing))
                        .forEach(emptied -> check(new Alert(alert.key(), alert.state(), emptied), faults));
            }
        });
        assertTrue(
                faults.isEmpty(),
                () -> faults.size() + " holes\n" + String.join("\n", faults.subList(0, Math.min(30, faults.size()))));
    }

    @Test
    void everyTextOfEveryPayloadMayBeEmpty() {
        var faults = new ArrayList<String>();
        for (HeardPayload heard : HeardPayload.all()) {
            var body = heard.payload().text();
            if (body.startsWith("{") || body.startsWith("[")) {
                emptied(tree(body)).forEach(payload -> told(heard, payload).forEach(alert -> check(alert, faults)));
            }
        }
        assertTrue(
                faults.isEmpty(),
                () -> faults.size() + " holes\n" + String.join("\n", faults.subList(0, Math.min(30, faults.size()))));
    }

    private static Stream<Alert> described() {
        return Stream.concat(
                HeardPayload.all().stream().flatMap(heard -> heard.alerts().stream()),
                Fixture.all().stream().flatMap(fixture -> fixture.source().alerts(fixture.payload()).stream()));
    }

    private static AlertDescription with(AlertDescription description, Optional<String> what) {
        return AlertDescription.of(what)
                .detailed(description.detail())
                .at(description.where())
                .within(description.scope())
                .rated(description.severity())
                .as(description.kind());
    }

    private static void check(Alert alert, List<String> faults) {
        for (String language : List.of("en-US", "ja-JP")) {
            var said = FixturesTest.said(alert, language);
            for (String hole : Hearing.holes(said)) {
                faults.add(hole + ": " + said);
            }
        }
    }

    private static List<Alert> told(HeardPayload heard, JsonNode payload) {
        try {
            return heard.alerts(Fixtures.payload(Fixtures.JSON.writeValueAsBytes(payload), "application/json"));
        } catch (NotUnderstoodException e) {
            return List.of();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The payload once for each text in it, which is empty. */
    private static Stream<JsonNode> emptied(JsonNode payload) {
        var copies = new ArrayList<JsonNode>();
        emptied(payload, emptied -> copies.add(payload.deepCopy()));
        return copies.stream();
    }

    private static void emptied(JsonNode node, Function<JsonNode, Boolean> take) {
        if (node instanceof ObjectNode object) {
            var names = new ArrayList<String>();
            object.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                var value = object.get(name);
                if (value.isTextual()) {
                    object.put(name, "");
                    take.apply(object);
                    object.set(name, value);
                } else {
                    emptied(value, take);
                }
            }
        } else if (node.isArray()) {
            node.forEach(element -> emptied(element, take));
        }
    }

    private static JsonNode tree(String json) {
        try {
            return Fixtures.JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
