package dev.alertroom.problem;

/** A failure as the log may know it: what it is and where it happened, without its words, which may quote a request. */
public final class Wordless extends Exception {

    private static final long serialVersionUID = 1;

    private static final int MAX_CAUSES = 5;

    private final String name;

    private Wordless(Throwable failure, Throwable cause) {
        super(null, cause, false, true);
        this.name = failure.getClass().getName();
        setStackTrace(failure.getStackTrace());
    }

    /** The same failure and its causes, named by their classes. */
    public static Throwable copy(Throwable failure) {
        return copy(failure, MAX_CAUSES);
    }

    private static Throwable copy(Throwable failure, int causes) {
        var cause = failure.getCause();
        return new Wordless(failure, cause == null || causes == 0 ? null : copy(cause, causes - 1));
    }

    @Override
    public String toString() {
        return name;
    }
}
