package dev.alertroom.edge;

import java.util.List;
import java.util.Set;

/** How long a body may be. */
final class BodyLimits {

    /** What is read of any body, unless there is a reason to read more. */
    static final int USUAL = 64 * 1024;

    /** A monitor's payload rings whatever it says: a mail may carry a picture. */
    static final int OF_A_MONITOR = 1024 * 1024;

    private static final List<String> MONITORS = List.of("/alert/", "/preview/", "/slack/");
    private static final Set<String> PATHS_OF_OTHERS = Set.of("/v2/enqueue", "/v2/alerts", "/api/v2/alerts", "/slack");

    private BodyLimits() {}

    static int of(String path) {
        return MONITORS.stream().anyMatch(path::startsWith) || PATHS_OF_OTHERS.contains(path) ? OF_A_MONITOR : USUAL;
    }
}
