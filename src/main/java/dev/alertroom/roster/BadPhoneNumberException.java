package dev.alertroom.roster;

/** What was written is no number that can be called; the message is the end of a sentence that starts with the number. */
public class BadPhoneNumberException extends RuntimeException {

    private static final long serialVersionUID = 1;

    BadPhoneNumberException(String message) {
        super(message);
    }
}
