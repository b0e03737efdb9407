package dev.alertroom.security;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;

/** With what Google's signatures are checked. */
@ConfigMapping(prefix = "alertroom.pubsub")
interface GoogleKeySettings {

    /** Google's public keys; the same for Pub/Sub and Cloud Tasks. */
    @WithDefault("https://www.googleapis.com/oauth2/v3/certs")
    URI keys();
}
