package dev.alertroom.roster;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The teams. */
@ApplicationScoped
public class Roster {

    private final Map<String, Team> teams;

    Roster() {
        this(Map.of());
    }

    Roster(Map<String, Team> teams) {
        this.teams = new TreeMap<>(teams);
    }

    public Optional<Team> team(String name) {
        return Optional.ofNullable(teams.get(name));
    }

    public SortedSet<String> names() {
        return new TreeSet<>(teams.keySet());
    }
}
