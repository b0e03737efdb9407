package dev.alertroom.edge;

import java.util.List;
import java.util.Set;

/** How long a body may be. */
final class BodyLimits {

    /** What is read of any body, unless there is a reason to read more. */
    static final int USUAL = 64 * 1024;

    /** What is read of a monitor's payload, which rings whatever it says: a mail may carry a picture. */
    static final int OF_A_MONITOR = 1024 * 1024;

    private static final List<String> MONITORS = List.of("/alert/", "/preview/", "/slack/");
    private static final Set<String> PATHS_OF_OTHERS =
            Set.of("/v2/enqueue", "/v2/alerts", "/api/v2/alerts", "/slack", "/generic/2010-04-15/create_event.json");

    private BodyLimits() {}

    /**
     * What is kept of a body: of a monitor's one byte more than is read of it, which tells that there was more; a longer one of
     * any other is refused.
     */
    static int of(String path) {
        return isMonitors(path) ? OF_A_MONITOR + 1 : USUAL;
    }

    /** Whether a longer body is an alert all the same, and not refused but cut. */
    static boolean isMonitors(String path) {
        return MONITORS.stream().anyMatch(path::startsWith) || PATHS_OF_OTHERS.contains(path);
    }
}
