package dev.alertroom.twilio;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/**
 * No answer that could be understood came from Twilio in time. Whether it has done what was asked is not known. The
 * message names neither numbers nor secrets.
 */
final class TwilioUnreachableException extends RuntimeException {

    /** What may have become of the request. */
    private enum Fate {
        /** It never left. */
        NOT_SENT,
        /** Nobody knows. */
        IN_DOUBT,
        /** Twilio has done it; what it says of it could not be read. */
        DONE
    }

    private final Fate fate;

    public TwilioUnreachableException(String message) {
        super(message);
        this.fate = Fate.IN_DOUBT;
    }

    public TwilioUnreachableException(Throwable cause) {
        super(reason(cause), cause);
        this.fate = fate(cause);
    }

    private TwilioUnreachableException(String message, Fate fate) {
        super(message);
        this.fate = fate;
    }

    static TwilioUnreachableException of(Throwable failure) {
        return failure instanceof TwilioUnreachableException known ? known : new TwilioUnreachableException(failure);
    }

    /** Of an answer of success that says nothing. */
    static TwilioUnreachableException unreadable(String message) {
        return new TwilioUnreachableException(message, Fate.DONE);
    }

    /** Whether Twilio may have got the request. */
    boolean sent() {
        return fate != Fate.NOT_SENT;
    }

    /** Whether an answer of success came that could not be read: every other answer is a {@link TwilioException}. */
    boolean answered() {
        return fate == Fate.DONE;
    }

    private static Fate fate(Throwable cause) {
        if (cause instanceof UnknownHostException
                || cause instanceof ConnectException
                || cause instanceof SSLException) {
            return Fate.NOT_SENT;
        }
        return cause instanceof TimeoutException || cause instanceof IOException ? Fate.IN_DOUBT : Fate.DONE;
    }

    private static String reason(Throwable cause) {
        if (cause instanceof UnknownHostException) {
            return "Twilio's host name is not known";
        }
        if (cause instanceof ConnectException) {
            return "No connection to Twilio";
        }
        if (cause instanceof SSLException) {
            return "No secure connection to Twilio";
        }
        if (cause instanceof TimeoutException) {
            return "Twilio did not answer in time";
        }
        return cause instanceof IOException
                ? "The connection to Twilio broke"
                : "Twilio's answer could not be understood";
    }
}
