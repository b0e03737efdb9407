package dev.alertroom.alert;

import dev.alertroom.alert.source.Alert;
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
 * @param numbers called besides
 * @param language in which they would be spoken to
 * @param warnings what was not understood of the payload
 */
@RegisterForReflection
record Preview(String team, List<String> numbers, String language, List<Described> alerts, List<String> warnings) {

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
