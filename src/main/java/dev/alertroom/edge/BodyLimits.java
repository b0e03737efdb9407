package dev.alertroom.edge;

/** How long a body may be. */
final class BodyLimits {

    /** What is read of any body, unless there is a reason to read more. */
    static final int USUAL = 64 * 1024;

    /** A monitor's payload rings whatever it says: a mail may carry a picture. */
    static final int OF_A_MONITOR = 1024 * 1024;

    private static final String MONITORS = "/alert/";
    private static final String PAGERDUTY = "/v2/enqueue";

    private BodyLimits() {}

    static int of(String path) {
        return path.startsWith(MONITORS) || path.equals(PAGERDUTY) ? OF_A_MONITOR : USUAL;
    }
}
