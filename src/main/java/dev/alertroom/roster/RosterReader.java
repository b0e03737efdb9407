package dev.alertroom.roster;

import dev.alertroom.speech.Languages;
import dev.alertroom.yaml.BadYamlException;
import dev.alertroom.yaml.YamlReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads the teams from YAML. Every mistake is told with its line. */
final class RosterReader {

    private static final String TEAM_NAME = "[a-z0-9][a-z0-9-]{0,39}";
    private static final String EXAMPLE = "such as {name: Sato, numbers: [090-1234-5678]}";
    private static final String HEARTBEAT_EXAMPLE = "such as backup: {team: backend, period: 24h, grace: 1h}";
    private static final Duration LONGEST_PERIOD = Duration.ofDays(31);

    private final PhoneNumbers phoneNumbers;
    private final YamlReader yaml;

    /** @param source where the text is from, for messages */
    RosterReader(PhoneNumbers phoneNumbers, String source) {
        this.phoneNumbers = phoneNumbers;
        this.yaml = new YamlReader(source);
    }

    /** What a roster declares, by name. */
    record Declared(Map<String, Team> teams, Map<String, Heartbeat> heartbeats) {
        static final Declared NOTHING = new Declared(Map.of(), Map.of());
    }

    /** @throws BadYamlException if anything in it is wrong */
    Declared read(String text) {
        var root = yaml.map(yaml.compose(text, "teams:"), "the roster starts with teams:");
        yaml.known(root, Set.of("teams", "heartbeats"));
        var teams = new TreeMap<String, Team>();
        yaml.fields(yaml.required(root, "teams"), "teams must name at least one team")
                .forEach((key, value) -> teams.put(key.getValue(), team(key, value)));
        var heartbeats = new TreeMap<String, Heartbeat>();
        yaml.optional(root, "heartbeats")
                .map(node -> yaml.fields(node, "heartbeats must name at least one, " + HEARTBEAT_EXAMPLE))
                .orElse(Map.of())
                .forEach((key, value) -> heartbeats.put(key.getValue(), heartbeat(key, value, teams.keySet())));
        return new Declared(teams, heartbeats);
    }

    private Heartbeat heartbeat(ScalarNode name, Node node, Set<String> teams) {
        if (!name.getValue().matches(TEAM_NAME)) {
            throw yaml.fault(
                    name,
                    "the heartbeat " + name.getValue() + " must be named by lower-case letters, digits and hyphens");
        }
        var fields = yaml.map(node, "a heartbeat has a team and a period, " + HEARTBEAT_EXAMPLE);
        yaml.known(fields, Set.of("team", "period", "grace", "message", "watchdog"));
        var team = yaml.required(fields, "team");
        if (!teams.contains(yaml.text(team))) {
            throw yaml.fault(team, "there is no team " + yaml.text(team));
        }
        return new Heartbeat(
                name.getValue(),
                yaml.text(team),
                duration(yaml.required(fields, "period"), "period", Duration.ofSeconds(10), LONGEST_PERIOD),
                yaml.optional(fields, "grace")
                        .map(grace -> duration(grace, "grace", Duration.ZERO, LONGEST_PERIOD))
                        .orElse(Duration.ZERO),
                yaml.optional(fields, "message").map(yaml::text),
                yaml.optional(fields, "watchdog").map(this::truth).orElse(false));
    }

    private boolean truth(Node node) {
        return switch (yaml.text(node)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw yaml.fault(node, "true or false is expected here");
        };
    }

    private Duration duration(Node node, String name, Duration least, Duration most) {
        var written = yaml.text(node);
        return WrittenDuration.parse(written)
                .filter(duration -> duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0)
                .orElseThrow(() -> yaml.fault(
                        node, name + " must be a time such as 30m or 4h, " + shown(least) + " to " + shown(most)));
    }

    private static String shown(Duration duration) {
        if (duration.isZero()) {
            return "0";
        }
        return duration.toSeconds() % 60 == 0
                ? duration.toMinutes() % 60 == 0 ? duration.toHours() + "h" : duration.toMinutes() + "m"
                : duration.toSeconds() + "s";
    }

    private Team team(ScalarNode name, Node node) {
        if (!name.getValue().matches(TEAM_NAME)) {
            throw yaml.fault(
                    name, "the team " + name.getValue() + " must be named by lower-case letters, digits and hyphens");
        }
        var fields = yaml.map(node, "team " + name.getValue() + " needs tiers:");
        yaml.known(
                fields,
                Set.of(
                        "room",
                        "language",
                        "attempts",
                        "call-back",
                        "again-after",
                        "give-up-after",
                        "reminder",
                        "chat",
                        "tiers"));
        return new Team(
                name.getValue(),
                yaml.optional(fields, "room").map(yaml::text),
                yaml.optional(fields, "language").map(this::language),
                yaml.optional(fields, "attempts").map(this::attempts),
                yaml.optional(fields, "call-back").map(this::callBack),
                endurance(fields),
                yaml.optional(fields, "chat").map(this::chats),
                tiers(yaml.required(fields, "tiers")));
    }

    private CallingIn callBack(Node node) {
        return switch (yaml.text(node)) {
            case "key" -> CallingIn.KEY;
            case "ring" -> CallingIn.RING;
            case "pin" -> CallingIn.PIN;
            default -> throw yaml.fault(node, "call-back must be key, ring or pin");
        };
    }

    private List<ChatAddress> chats(Node node) {
        if (node instanceof ScalarNode only && only.getValue().equals("none")) {
            return List.of();
        }
        return yaml.list(node, "chat is a list of addresses, such as [slack:C0123456789], or none").stream()
                .map(address -> ChatAddress.parse(yaml.text(address))
                        .orElseThrow(
                                () -> yaml.fault(address, "this is no address of a chat: " + ChatAddress.EXPECTED)))
                .distinct()
                .toList();
    }

    private Team.Endurance endurance(MappingNode fields) {
        return new Team.Endurance(
                endurance(fields, "again-after", Duration.ofMinutes(1)),
                endurance(fields, "give-up-after", Duration.ofMinutes(1)),
                endurance(fields, "reminder", Duration.ZERO));
    }

    private Optional<Duration> endurance(MappingNode fields, String name, Duration least) {
        return yaml.optional(fields, name).map(node -> duration(node, name, least, Duration.ofHours(24)));
    }

    private List<List<Team.Member>> tiers(Node node) {
        var names = new HashSet<String>();
        var tiers = new ArrayList<List<Team.Member>>();
        for (Node tier : yaml.list(node, "tiers is a list of lists of people")) {
            var members = new ArrayList<Team.Member>();
            for (Node member : yaml.list(tier, "a tier is a list of people, " + EXAMPLE)) {
                members.add(member(member, names));
            }
            tiers.add(members);
        }
        return tiers;
    }

    private Team.Member member(Node node, Set<String> names) {
        var fields = yaml.map(node, "somebody is written with a name and numbers, " + EXAMPLE);
        yaml.known(fields, Set.of("name", "numbers"));
        var name = yaml.text(yaml.required(fields, "name"));
        if (!names.add(name)) {
            throw yaml.fault(node, name + " is twice in this team; write all numbers of a person in one place");
        }
        var numbers = yaml.list(yaml.required(fields, "numbers"), "numbers is a list, such as [090-1234-5678]").stream()
                .map(this::number)
                .toList();
        return new Team.Member(name, numbers);
    }

    private String number(Node node) {
        var written = yaml.text(node);
        try {
            return phoneNumbers.parse(written);
        } catch (BadPhoneNumberException e) {
            throw yaml.fault(node, written + " " + e.getMessage());
        }
    }

    private String language(Node node) {
        var written = yaml.text(node);
        return Languages.spoken(written)
                .orElseThrow(
                        () -> yaml.fault(node, written + " is no language that Twilio speaks; write ja-JP or en-US"));
    }

    private Integer attempts(Node node) {
        var written = yaml.text(node);
        if (!written.matches("[1-9]|10")) {
            throw yaml.fault(node, "attempts must be a whole number from 1 to 10");
        }
        return Integer.valueOf(written);
    }
}
