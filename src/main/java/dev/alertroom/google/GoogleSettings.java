package dev.alertroom.google;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** What Google's libraries read from the environment, too. */
@ConfigMapping(prefix = "alertroom.google")
public interface GoogleSettings {

    /** {@code GOOGLE_CLOUD_PROJECT}; the metadata server knows it too. */
    @WithDefault("${google.cloud.project:}")
    Optional<String> project();

    /** {@code GCE_METADATA_HOST}. */
    @WithDefault("${gce.metadata.host:metadata.google.internal}")
    String metadataServer();
}
