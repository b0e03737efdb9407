package dev.alertroom.alert.source;

import java.util.Optional;

/** A payload is not what the monitor sends; the message says what was expected and what came. */
public class NotUnderstoodException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Optional<String> text;

    public NotUnderstoodException(String message) {
        this(message, Optional.empty());
    }

    /** @param text what to speak instead of the body, which is only the wrapping of it */
    public NotUnderstoodException(String message, String text) {
        this(message, Optional.of(text));
    }

    private NotUnderstoodException(String message, Optional<String> text) {
        super(message);
        this.text = text;
    }

    /** What is inside the body, as far as it could be read. */
    public Optional<String> text() {
        return text;
    }
}
