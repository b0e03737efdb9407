package dev.alertroom.alert.source;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** The languages in which there are {@link Words}. */
@ApplicationScoped
public class Vocabulary {

    private final Map<String, Words> words = Map.of(
            "ja", MessageBundles.get(Words.class, Localized.Literal.of("ja")),
            "en", MessageBundles.get(Words.class, Localized.Literal.of("en")));

    /**
     * The words in a language; English if there are none in it.
     *
     * @param language BCP 47
     */
    public Words in(String language) {
        return words.getOrDefault(language.split("-", 2)[0], words.get("en"));
    }
}
