package dev.alertroom.edge;

/**
 * When a filter sees a request: each stage has done its work before the next one begins. For
 * {@link io.quarkus.vertx.http.runtime.filters.Filters}, where a higher number comes first.
 */
public final class FilterOrder {

    /** Its head is looked at, and the answer gets its headers. */
    public static final int HEAD = 1_000;

    /** The lines of the log get their labels. */
    public static final int LABELS = 950;

    /** The service learns its own address, if it is not set. */
    public static final int ADDRESS = 930;

    /** Whoever can be refused by the head alone is refused; nothing of the body has been read. */
    public static final int ADMISSION = 900;

    /** The body is read, within its bounds. */
    public static final int BODY = 800;

    /** Whoever can be refused only by the body is refused. */
    public static final int BODY_READ = 700;

    private FilterOrder() {}
}
