package dev.alertroom.alert.source;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How Amazon SNS proves who it is. */
@ConfigMapping(prefix = "alertroom.sns")
interface SnsSettings {

    /** Whether signatures are checked. Without it, whoever has the token can write what is spoken: for trials only. */
    @WithDefault("true")
    boolean verify();
}
