package dev.alertroom.operations;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** How the service is run. */
@ConfigMapping(prefix = "alertroom")
interface OperationsSettings {

    /** {@code json} for Cloud Logging, {@code text} for people. */
    @WithDefault("text")
    LogFormat log();

    /** As Cloud Run was told; it does not tell its containers. */
    Optional<Integer> maxInstances();

    /** What the lines of a request are grouped under; its id alone if this is not given. */
    @WithDefault("${google.cloud.project:}")
    Optional<String> traceProject();

    enum LogFormat {
        JSON,
        TEXT
    }
}
