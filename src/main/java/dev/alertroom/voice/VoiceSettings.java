package dev.alertroom.voice;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** Where Twilio finds AlertRoom, and what it plays to those who wait. */
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

    /** TwiML or a sound file for those who wait alone; Twilio's hold music if not given. */
    Optional<String> waitUrl();
}
