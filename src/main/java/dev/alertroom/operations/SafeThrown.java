package dev.alertroom.operations;

/** A failure and its causes as the log may tell them: their words are {@link SafeText}. */
final class SafeThrown extends Exception {

    private static final long serialVersionUID = 1;

    private static final int MAX_CAUSES = 5;

    private final String told;

    private SafeThrown(String told, StackTraceElement[] where, Throwable cause) {
        super(null, cause, false, true);
        this.told = told;
        setStackTrace(where);
    }

    static Throwable of(Throwable failure) {
        return of(failure, MAX_CAUSES);
    }

    private static Throwable of(Throwable failure, int causes) {
        var cause = failure.getCause();
        return new SafeThrown(
                SafeText.onOneLine(failure.toString()),
                failure.getStackTrace(),
                cause == null || causes == 0 ? null : of(cause, causes - 1));
    }

    @Override
    public String toString() {
        return told;
    }
}
