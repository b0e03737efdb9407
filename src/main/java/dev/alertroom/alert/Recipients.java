package dev.alertroom.alert;

import dev.alertroom.incident.MaskedNumber;
import dev.alertroom.roster.Team;
import dev.alertroom.roster.TeamLanguages;
import java.util.List;
import java.util.Optional;

/**
 * Who is to be called, and in which language.
 *
 * @param numbers E.164, each once
 * @param numbersShown whether whoever asks may be told other people's numbers
 */
record Recipients(Optional<String> team, List<String> numbers, Optional<String> language, boolean numbersShown) {

    /** The team that is named, or that of alerts that name none. */
    String teamOrDefault() {
        return team.orElse(Team.DEFAULT);
    }

    /** The same people, spoken to in their team's language unless one is named. */
    Recipients spokenTo(TeamLanguages languages) {
        return new Recipients(team, numbers, Optional.of(spokenLanguage(languages)), numbersShown);
    }

    /** The language that is named, or the team's. */
    String spokenLanguage(TeamLanguages languages) {
        return language.orElseGet(() -> languages.of(teamOrDefault()));
    }

    /** A number as whoever asks may see it: whole, if it is none of a team's. */
    String shown(String number) {
        return numbersShown || numbers.contains(number) ? number : MaskedNumber.of(number);
    }
}
