package dev.alertroom.roster;

import dev.alertroom.speech.Languages;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads the teams from YAML. Every mistake is told with its line. */
final class RosterReader {

    private static final String TEAM_NAME = "[a-z0-9][a-z0-9-]{0,39}";
    private static final String EXAMPLE = "such as {name: Sato, numbers: [090-1234-5678]}";

    private final PhoneNumbers phoneNumbers;
    private final String source;

    /** @param source where the text is from, for messages */
    RosterReader(PhoneNumbers phoneNumbers, String source) {
        this.phoneNumbers = phoneNumbers;
        this.source = source;
    }

    /** @throws BadRosterException if anything in it is wrong */
    Map<String, Team> read(String yaml) {
        var root = map(compose(yaml), "the roster starts with teams:");
        known(root, Set.of("teams"));
        var teams = new TreeMap<String, Team>();
        fields(required(root, "teams"), "teams must name at least one team")
                .forEach((key, value) -> teams.put(key.getValue(), team(key, value)));
        return teams;
    }

    private Node compose(String yaml) {
        try {
            var node = new Yaml(new LoaderOptions()).compose(new StringReader(yaml));
            if (node == null) {
                throw new BadRosterException(source, null, "it is empty; it starts with teams:");
            }
            return node;
        } catch (MarkedYAMLException e) {
            throw new BadRosterException(source, e.getProblemMark(), "no YAML: " + e.getProblem());
        } catch (YAMLException e) {
            throw new BadRosterException(source, null, "no YAML: " + e.getMessage());
        }
    }

    private Team team(ScalarNode name, Node node) {
        if (!name.getValue().matches(TEAM_NAME)) {
            throw fault(
                    name, "the team " + name.getValue() + " must be named by lower-case letters, digits and hyphens");
        }
        var fields = map(node, "team " + name.getValue() + " needs tiers:");
        known(fields, Set.of("room", "language", "attempts", "tiers"));
        return new Team(
                name.getValue(),
                optional(fields, "room").map(this::text),
                optional(fields, "language").map(this::language),
                optional(fields, "attempts").map(this::attempts),
                tiers(required(fields, "tiers")));
    }

    private List<List<Team.Member>> tiers(Node node) {
        var names = new HashSet<String>();
        var tiers = new ArrayList<List<Team.Member>>();
        for (Node tier : list(node, "tiers is a list of lists of people")) {
            var members = new ArrayList<Team.Member>();
            for (Node member : list(tier, "a tier is a list of people, " + EXAMPLE)) {
                members.add(member(member, names));
            }
            tiers.add(members);
        }
        return tiers;
    }

    private Team.Member member(Node node, Set<String> names) {
        var fields = map(node, "somebody is written with a name and numbers, " + EXAMPLE);
        known(fields, Set.of("name", "numbers"));
        var name = text(required(fields, "name"));
        if (!names.add(name)) {
            throw fault(node, name + " is twice in this team; write all numbers of a person in one place");
        }
        var numbers = list(required(fields, "numbers"), "numbers is a list, such as [090-1234-5678]").stream()
                .map(this::number)
                .toList();
        return new Team.Member(name, numbers);
    }

    private String number(Node node) {
        var written = text(node);
        try {
            return phoneNumbers.parse(written);
        } catch (BadPhoneNumberException e) {
            throw fault(node, written + " " + e.getMessage());
        }
    }

    private String language(Node node) {
        var written = text(node);
        return Languages.spoken(written)
                .orElseThrow(() -> fault(node, written + " is no language that Twilio speaks; write ja-JP or en-US"));
    }

    private Integer attempts(Node node) {
        var written = text(node);
        if (!written.matches("[1-9]|10")) {
            throw fault(node, "attempts must be a whole number from 1 to 10");
        }
        return Integer.valueOf(written);
    }

    private String text(Node node) {
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return scalar.getValue().strip();
        }
        throw fault(node, "a text is expected here");
    }

    private List<Node> list(Node node, String expected) {
        if (node instanceof SequenceNode sequence && !sequence.getValue().isEmpty()) {
            return sequence.getValue();
        }
        throw fault(node, expected);
    }

    private MappingNode map(Node node, String expected) {
        if (node instanceof MappingNode map) {
            return map;
        }
        throw fault(node, expected);
    }

    private Map<ScalarNode, Node> fields(Node node, String expected) {
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

    private void known(MappingNode node, Set<String> names) {
        fields(node, "it is empty").keySet().stream()
                .filter(key -> !names.contains(key.getValue()))
                .findFirst()
                .ifPresent(key -> {
                    throw fault(
                            key,
                            key.getValue() + " is unknown here; known are " + String.join(", ", new TreeSet<>(names)));
                });
    }

    private Optional<Node> optional(MappingNode node, String name) {
        return fields(node, "it is empty").entrySet().stream()
                .filter(field -> field.getKey().getValue().equals(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private Node required(MappingNode node, String name) {
        return optional(node, name).orElseThrow(() -> fault(node, name + ": is missing"));
    }

    private BadRosterException fault(Node node, String what) {
        Mark where = node.getStartMark();
        return new BadRosterException(source, where, what);
    }
}
