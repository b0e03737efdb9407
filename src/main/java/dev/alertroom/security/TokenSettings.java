package dev.alertroom.security;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Who may raise alerts and look at incidents. */
@ConfigMapping(prefix = "alertroom")
public interface TokenSettings {

    /**
     * Tokens that raise alerts of all teams: one, or two while they are being exchanged. Without {@link #tokensFile} they also do
     * what people do. None of either: everyone may do everything.
     */
    Optional<List<String>> token();

    /** A file with named tokens and their scopes, as YAML. */
    Optional<Path> tokensFile();
}
