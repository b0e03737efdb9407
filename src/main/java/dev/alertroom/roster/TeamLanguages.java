package dev.alertroom.roster;

import dev.alertroom.speech.SpeechSettings;
import jakarta.enterprise.context.ApplicationScoped;

/** Which language a team is spoken to in: its own, or the one of all. */
@ApplicationScoped
public class TeamLanguages {

    private final Roster roster;
    private final SpeechSettings settings;

    TeamLanguages(Roster roster, SpeechSettings settings) {
        this.roster = roster;
        this.settings = settings;
    }

    /** BCP 47; that of all for a team that the roster doesn't know. */
    public String of(String team) {
        return roster.team(team).flatMap(Team::language).orElseGet(settings::language);
    }
}
