package dev.alertroom.voice;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** How AlertRoom sounds, and where Twilio finds it. */
@ConfigMapping(prefix = "alertroom")
public interface VoiceSettings {

    /**
     * Our address as Twilio sees it, and a second one where a domain of one's own stands before the service. The first one is
     * given to Twilio, and Twilio may come by either. Cloud Run's own if not given; required elsewhere in production.
     */
    Optional<List<String>> publicUrl();

    /** {@code K_SERVICE}, as Cloud Run sets it. */
    @WithDefault("${k.service:}")
    Optional<String> cloudRunService();

    /** {@code GCE_METADATA_HOST}, as Google's libraries read it. */
    @WithDefault("${gce.metadata.host:metadata.google.internal}")
    String metadataServer();

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
