package dev.alertroom.twilio;

/**
 * No answer that could be understood came from Twilio in time. Whether it has done what was asked is not known.
 */
public final class TwilioUnreachableException extends RuntimeException {

    public TwilioUnreachableException(String message) {
        super(message);
    }

    public TwilioUnreachableException(Throwable cause) {
        super("Twilio could not be reached: " + cause.getClass().getSimpleName(), cause);
    }
}
