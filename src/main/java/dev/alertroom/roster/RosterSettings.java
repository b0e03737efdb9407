package dev.alertroom.roster;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Who can be called. */
@ConfigMapping(prefix = "alertroom")
public interface RosterSettings {

    /** The region of numbers that are written without a country code; ISO 3166-1 alpha-2. */
    @WithDefault("JP")
    String region();

    /** The teams, as YAML. */
    Optional<String> roster();

    /** A file with the teams, as YAML; goes before {@link #roster}. */
    Optional<Path> rosterFile();

    Call call();

    interface Call {
        /**
         * Numbers outside the roster are called only if they start with one of these; E.164 prefixes such as {@code +81}. The
         * default region's numbers if not given.
         */
        Optional<List<String>> allowedPrefixes();

        /** Calls an hour to numbers outside the roster, at most; each instance counts its own. */
        @WithDefault("200")
        int hourlyBudget();

        /** Numbers outside the roster that one incident rings, at most. */
        @WithDefault("20")
        int newNumbers();
    }
}
