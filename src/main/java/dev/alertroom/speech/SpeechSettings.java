package dev.alertroom.speech;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** In which language and voice AlertRoom speaks where nothing else is said, and how much. */
@ConfigMapping(prefix = "alertroom")
public interface SpeechSettings {

    /** BCP 47; one of {@link Languages}. */
    @WithDefault("ja-JP")
    String language();

    /** A voice of Twilio's, such as {@code Polly.Kazuha-Neural}, for the default language; others have their own. */
    Optional<String> voice();

    /** Spoken before every message, in place of the prompt of the language. */
    Optional<String> prefix();

    /** How much of a message is spoken. Twilio takes 4,500 URL-encoded characters, and a Japanese one is nine. */
    @WithDefault("300")
    int messageCharacters();
}
