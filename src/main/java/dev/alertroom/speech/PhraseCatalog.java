package dev.alertroom.speech;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** The languages in which there are {@link AlertPhrases}. */
@ApplicationScoped
public class PhraseCatalog {

    private final Map<String, AlertPhrases> phrases = Map.of(
            "ja", MessageBundles.get(AlertPhrases.class, Localized.Literal.of("ja")),
            "en", MessageBundles.get(AlertPhrases.class, Localized.Literal.of("en")));

    /**
     * The phrases in a language; English if there are none in it.
     *
     * @param language BCP 47
     */
    public AlertPhrases in(String language) {
        return phrases.getOrDefault(language.split("-", 2)[0], phrases.get("en"));
    }

    /** The phrases of every language that has its own, by BCP 47. */
    public Map<String, AlertPhrases> all() {
        return Map.of("ja-JP", phrases.get("ja"), "en-US", phrases.get("en"));
    }
}
