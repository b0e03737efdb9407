package dev.alertroom.alert.source;

/** A payload is not what the monitor sends; the message says what was expected and what came. */
public class NotUnderstoodException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public NotUnderstoodException(String message) {
        super(message);
    }
}
