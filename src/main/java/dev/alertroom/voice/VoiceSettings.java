package dev.alertroom.voice;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Where Twilio finds AlertRoom, and what it plays to those who wait. */
@ConfigMapping(prefix = "alertroom")
public interface VoiceSettings {

    /** Our address as Twilio sees it, if the request does not tell. */
    Optional<String> publicUrl();

    /** TwiML or a sound file for those who wait alone; Twilio's hold music if not given. */
    Optional<String> waitUrl();
}
