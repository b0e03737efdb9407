package dev.alertroom.roster;

import dev.alertroom.yaml.BadYamlException;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The teams, as configured when the service started. */
@Startup
@ApplicationScoped
public class Roster {

    private final Map<String, Team> teams;
    private final Map<String, Heartbeat> heartbeats;
    private final Set<String> numbers;

    @Inject
    Roster(RosterSettings settings, PhoneNumbers phoneNumbers) {
        this(settings.rosterFile()
                .map(file -> read(new RosterReader(phoneNumbers, "ALERTROOM_ROSTER_FILE " + file), text(file)))
                .or(() -> settings.roster().map(text -> read(new RosterReader(phoneNumbers, "ALERTROOM_ROSTER"), text)))
                .orElse(RosterReader.Declared.NOTHING));
    }

    Roster(Map<String, Team> teams) {
        this(new RosterReader.Declared(teams, Map.of()));
    }

    private Roster(RosterReader.Declared declared) {
        this.teams = new TreeMap<>(declared.teams());
        this.heartbeats = new TreeMap<>(declared.heartbeats());
        this.numbers = teams.values().stream()
                .flatMap(team -> team.tiers().stream())
                .flatMap(List::stream)
                .flatMap(member -> member.numbers().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    public Optional<Team> team(String name) {
        return Optional.ofNullable(teams.get(name));
    }

    /** Whether the number is somebody's; E.164. */
    public boolean has(String number) {
        return numbers.contains(number);
    }

    /** Everybody's numbers; E.164. */
    public Set<String> numbers() {
        return numbers;
    }

    /** How many people are rung at once, at most. */
    public int largestTier() {
        return teams.values().stream()
                .flatMap(team -> team.tiers().stream())
                .mapToInt(List::size)
                .max()
                .orElse(0);
    }

    /** The names of those that may have an incident: of all, and of the default team, also if nobody is in it. */
    public SortedSet<String> withDefault() {
        var names = names();
        names.add(Team.DEFAULT);
        return names;
    }

    /** All teams, by name. */
    public List<Team> all() {
        return List.copyOf(teams.values());
    }

    public SortedSet<String> names() {
        return new TreeSet<>(teams.keySet());
    }

    /** The heartbeats that are declared, by name. */
    public SortedMap<String, Heartbeat> heartbeats() {
        return new TreeMap<>(heartbeats);
    }

    private static RosterReader.Declared read(RosterReader reader, String yaml) {
        try {
            return reader.read(yaml);
        } catch (BadYamlException e) {
            throw new ConfigurationException(e.getMessage());
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new ConfigurationException(
                    "ALERTROOM_ROSTER_FILE " + file + " cannot be read: mount it, or mend the path");
        }
    }
}
