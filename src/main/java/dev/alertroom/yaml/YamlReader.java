package dev.alertroom.yaml;

import java.io.StringReader;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Takes a YAML text apart. Every method throws {@link BadYamlException} with the line of what is not as expected. Nodes need no
 * reflection, unlike objects, and without {@code Yaml} a native image holds nothing of SnakeYAML that writes.
 */
public final class YamlReader {

    private final String source;

    /** @param source where the text is from, for messages */
    public YamlReader(String source) {
        this.source = source;
    }

    /** @param beginning how such a text begins, for the message about an empty one */
    public Node compose(String yaml, String beginning) {
        try {
            var options = new LoaderOptions();
            var parser = new ParserImpl(new StreamReader(new StringReader(yaml)), options);
            var node = new Composer(parser, new Resolver(), options).getSingleNode();
            if (node == null) {
                throw new BadYamlException(source, null, "it is empty; it starts with " + beginning);
            }
            return node;
        } catch (MarkedYAMLException e) {
            throw new BadYamlException(source, e.getProblemMark(), "no YAML: " + e.getProblem());
        } catch (YAMLException e) {
            throw new BadYamlException(source, null, "no YAML: " + e.getMessage());
        }
    }

    /** A text that is not blank, without blanks around it. */
    public String text(Node node) {
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return scalar.getValue().strip();
        }
        throw fault(node, "a text is expected here");
    }

    /** The elements of a list, of which there is at least one. */
    public List<Node> list(Node node, String expected) {
        if (node instanceof SequenceNode sequence && !sequence.getValue().isEmpty()) {
            return sequence.getValue();
        }
        throw fault(node, expected);
    }

    public MappingNode map(Node node, String expected) {
        if (node instanceof MappingNode map) {
            return map;
        }
        throw fault(node, expected);
    }

    /** The fields of a map, in their order, of which there is at least one; none may be there twice. */
    public Map<ScalarNode, Node> fields(Node node, String expected) {
        var fields = new LinkedHashMap<ScalarNode, Node>();
        var names = new HashSet<String>();
        for (NodeTuple tuple : map(node, expected).getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw fault(tuple.getKeyNode(), "a name is expected here");
            }
            if (!names.add(key.getValue())) {
                throw fault(key, key.getValue() + " stands here twice");
            }
            fields.put(key, tuple.getValueNode());
        }
        if (fields.isEmpty()) {
            throw fault(node, expected);
        }
        return fields;
    }

    /** Checks that a map has no other fields than these. */
    public void known(MappingNode node, Set<String> names) {
        fields(node, "it is empty").keySet().stream()
                .filter(key -> !names.contains(key.getValue()))
                .findFirst()
                .ifPresent(key -> {
                    throw fault(
                            key,
                            key.getValue() + " is unknown here; known are " + String.join(", ", new TreeSet<>(names)));
                });
    }

    public Optional<Node> optional(MappingNode node, String name) {
        return fields(node, "it is empty").entrySet().stream()
                .filter(field -> field.getKey().getValue().equals(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    public Node required(MappingNode node, String name) {
        return optional(node, name).orElseThrow(() -> fault(node, name + ": is missing"));
    }

    /** The exception for a mistake at this place. */
    public BadYamlException fault(Node node, String what) {
        return new BadYamlException(source, node.getStartMark(), what);
    }
}
