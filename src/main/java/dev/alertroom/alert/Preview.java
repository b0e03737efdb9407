package dev.alertroom.alert;

import dev.alertroom.alert.source.Alert;
import dev.alertroom.incident.MaskedNumber;
import dev.alertroom.roster.Team;
import dev.alertroom.speech.AlertPhrases;
import dev.alertroom.speech.AlertSentence;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What would be made of a payload.
 *
 * @param team whose people would be called
 * @param tiers the team's people: who is called first, who if nobody of them comes, and so on
 * @param numbers called besides
 * @param language in which they would be spoken to
 * @param warnings what was not understood of the payload
 */
@RegisterForReflection
record Preview(
        String team,
        List<List<Person>> tiers,
        List<String> numbers,
        String language,
        List<Described> alerts,
        List<String> warnings) {

    /**
     * Somebody who would be called.
     *
     * @param numbers in the order in which they are tried, masked
     */
    @RegisterForReflection
    record Person(String name, List<String> numbers) {

        static List<List<Person>> of(Team team) {
            return team.tiers().stream()
                    .map(tier -> tier.stream().map(Person::of).toList())
                    .toList();
        }

        private static Person of(Team.Member member) {
            return new Person(
                    member.name(),
                    member.numbers().stream().map(MaskedNumber::of).toList());
        }
    }

    /**
     * One alert.
     *
     * @param state firing, cleared, beat or no_alert
     * @param spoken the sentence in each language that there are phrases in
     */
    @RegisterForReflection
    record Described(String key, String state, Map<String, String> spoken) {

        static Described of(Alert alert, String key, Map<String, AlertPhrases> languages) {
            var spoken = new TreeMap<String, String>();
            languages.forEach((language, phrases) ->
                    spoken.put(language, AlertSentence.of(alert.description(), phrases, language)));
            return new Described(key, alert.state().name().toLowerCase(Locale.ROOT), spoken);
        }
    }
}
