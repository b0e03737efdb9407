package dev.alertroom.alert.source;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** How Pub/Sub proves who it is. */
@ConfigMapping(prefix = "alertroom.pubsub")
interface PubSubSettings {

    /** The audience of the push subscription. If given, only requests with an OIDC token for it are let in. */
    Optional<String> audience();

    /**
     * The e-mail address of the push subscription's service account. If given, its OIDC token is enough; otherwise a token of
     * ours is needed as well, because everyone can have Google sign a token for any audience.
     */
    Optional<String> serviceAccount();
}
