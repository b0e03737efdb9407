package dev.alertroom.speech;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Puts into words, in the language that is asked for as far as there are prompts in it. */
@ApplicationScoped
public class Speech {

    private static final String PROMPTS_FOR_ALL_OTHERS = "en-US";

    private final SpeechSettings settings;
    private final Map<String, Prompts> prompts = Map.of(
            "ja", MessageBundles.get(Prompts.class, Localized.Literal.of("ja")),
            "en", MessageBundles.get(Prompts.class, Localized.Literal.of("en")));

    Speech(SpeechSettings settings) {
        this.settings = settings;
    }

    /** A message with the prefix that opens all of them; only the prefix if there is none. */
    public SpokenLine alert(String message, String language) {
        var prefix = settings.prefix().orElseGet(() -> promptsFor(language).prefix());
        return plain(joined(prefix, message(message)), language);
    }

    /** A message as it is. */
    public SpokenLine message(String message, String language) {
        return plain(message(message), language);
    }

    /** A prompt in that language; in English if there is none. */
    public SpokenLine prompt(String language, Function<Prompts, String> prompt) {
        var spoken = prompts.containsKey(primary(language)) ? language : PROMPTS_FOR_ALL_OTHERS;
        return plain(prompt.apply(promptsFor(language)), spoken);
    }

    private String message(String text) {
        return SpokenText.capped(text, settings.messageCharacters());
    }

    /** Japanese needs no blank after 、 and a language that does would run the words together without one. */
    private static String joined(String prefix, String message) {
        boolean closed = prefix.isEmpty() || message.isEmpty() || prefix.codePointBefore(prefix.length()) > 0x2E80;
        return prefix + (closed ? "" : " ") + message;
    }

    private SpokenLine plain(String text, String language) {
        var voice = language.equals(settings.language()) ? settings.voice() : Optional.<String>empty();
        return new SpokenLine(language, voice.orElse(""), SpokenText.withoutControls(text));
    }

    private Prompts promptsFor(String language) {
        return prompts.getOrDefault(primary(language), prompts.get("en"));
    }

    private static String primary(String language) {
        return language.split("-", 2)[0];
    }
}
