package dev.alertroom.alert.source;

import com.fasterxml.jackson.core.JsonPointer;
import dev.alertroom.alert.source.JsonMapping.Template;
import dev.alertroom.speech.Severities;
import dev.alertroom.yaml.BadYamlException;
import dev.alertroom.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads the mappings of JSON from YAML. Every mistake is told with its line. */
final class JsonMappingReader {

    private static final String NAME = "[a-z0-9][a-z0-9-]{0,39}";
    private static final String EXAMPLE = "such as say: \"{/title} on {/host}\"";
    private static final Pattern POINTER = Pattern.compile("\\{([^{}]*)}");

    private final YamlReader yaml;

    /** @param source where the text is from, for messages */
    JsonMappingReader(String source) {
        this.yaml = new YamlReader(source);
    }

    /** @throws BadYamlException if anything in it is wrong */
    Map<String, JsonMapping> read(String text) {
        var root = yaml.map(yaml.compose(text, "mappings:"), "the mappings start with mappings:");
        yaml.known(root, Set.of("mappings"));
        var mappings = new TreeMap<String, JsonMapping>();
        yaml.fields(yaml.required(root, "mappings"), "mappings must name at least one")
                .forEach((key, value) -> mappings.put(key.getValue(), mapping(key, value)));
        return mappings;
    }

    private JsonMapping mapping(ScalarNode name, Node node) {
        if (!name.getValue().matches(NAME)) {
            throw yaml.fault(
                    name,
                    "the mapping " + name.getValue() + " must be named by lower-case letters, digits and hyphens");
        }
        var fields = yaml.map(node, "the mapping " + name.getValue() + " needs say:, " + EXAMPLE);
        yaml.known(fields, Set.of("say", "detail", "place", "key", "severity", "state"));
        var severity = yaml.optional(fields, "severity");
        var state = yaml.optional(fields, "state");
        return new JsonMapping(
                name.getValue(),
                templates(yaml.required(fields, "say")),
                templates(fields, "detail"),
                templates(fields, "place"),
                templates(fields, "key"),
                severity.map(written -> at(written, Set.of("at", "words"))).orElse(List.of()),
                severity.flatMap(written -> part(written, "words"))
                        .map(this::severities)
                        .orElse(Map.of()),
                state.map(written -> at(written, Set.of("at", "cleared", "ignored")))
                        .orElse(List.of()),
                words(state, "cleared"),
                words(state, "ignored"));
    }

    private List<Template> templates(MappingNode fields, String name) {
        return yaml.optional(fields, name).map(this::templates).orElse(List.of());
    }

    /** One template, or a list of them. */
    private List<Template> templates(Node node) {
        return node instanceof SequenceNode
                ? yaml.list(node, "a list of templates, " + EXAMPLE).stream()
                        .map(this::template)
                        .toList()
                : List.of(template(node));
    }

    private Template template(Node node) {
        var written = yaml.text(node);
        var pieces = new ArrayList<Object>();
        var pointers = POINTER.matcher(written);
        int from = 0;
        while (pointers.find()) {
            pieces.add(written.substring(from, pointers.start()));
            pieces.add(pointer(node, pointers.group(1)));
            from = pointers.end();
        }
        pieces.add(written.substring(from));
        if (from == 0 || written.indexOf('{', from) >= 0) {
            throw yaml.fault(node, "a JSON Pointer in braces is expected here, " + EXAMPLE);
        }
        return new Template(List.copyOf(pieces));
    }

    private JsonPointer pointer(Node node, String written) {
        try {
            return JsonPointer.compile(written);
        } catch (IllegalArgumentException e) {
            throw yaml.fault(
                    node, "{" + written + "} is no JSON Pointer; one begins with a slash, as in {/alert/title}");
        }
    }

    /** Where a word is: a template alone, or a map that has it at {@code at}. */
    private List<Template> at(Node node, Set<String> known) {
        if (node instanceof MappingNode map) {
            yaml.known(map, known);
            return templates(yaml.required(map, "at"));
        }
        return templates(node);
    }

    private Optional<Node> part(Node node, String name) {
        return node instanceof MappingNode map ? yaml.optional(map, name) : Optional.empty();
    }

    private Map<String, String> severities(Node node) {
        var words = new TreeMap<String, String>();
        yaml.fields(node, "words say what each of the monitor's is, such as {HIGH: critical}")
                .forEach((word, ours) -> words.put(word.getValue().toLowerCase(Locale.ROOT), severity(ours)));
        return words;
    }

    private String severity(Node node) {
        var written = yaml.text(node);
        if (!Severities.isOne(written)) {
            throw yaml.fault(node, written + " is no severity; write critical, error, warning or info");
        }
        return written;
    }

    private Set<String> words(Optional<Node> node, String name) {
        return node.flatMap(written -> part(written, name))
                .map(list -> yaml.list(list, name + " is a list of words, such as [UP, OK]").stream()
                        .map(word -> yaml.text(word).toLowerCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet()))
                .orElse(Set.of());
    }
}
