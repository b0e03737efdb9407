package dev.alertroom.voice;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** How AlertRoom sounds, and where Twilio finds it. */
@ConfigMapping(prefix = "alertroom")
public interface VoiceSettings {

    /** Our address as Twilio sees it, if the request does not tell. */
    Optional<String> publicUrl();

    /** A voice of Twilio's, such as {@code Polly.Kazuha-Neural}, for the default language; others have their own. */
    Optional<String> voice();

    /** Spoken before every message, in place of the prompt of the language. */
    Optional<String> prefix();

    /** TwiML or a sound file for those who wait alone; Twilio's hold music if not given. */
    Optional<String> waitUrl();

    /** How much of a message is spoken. Twilio takes 4,500 URL-encoded characters, and a Japanese one is nine. */
    @WithDefault("300")
    int messageCharacters();
}
