package dev.alertroom.security;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** Who may raise alerts and look at incidents. */
@ConfigMapping(prefix = "alertroom")
public interface TokenSettings {

    /** The tokens that are taken: one, or two while they are being exchanged. None: everyone may. */
    Optional<List<String>> token();
}
