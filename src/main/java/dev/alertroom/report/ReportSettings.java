package dev.alertroom.report;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** How people are told of times. */
@ConfigMapping(prefix = "alertroom")
interface ReportSettings {

    /** A name of the IANA time zone database; that of the region if not given. */
    Optional<String> timeZone();
}
