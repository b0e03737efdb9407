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

    public TwilioUnreachableException(String message) {
        super(message);
    }

    public TwilioUnreachableException(Throwable cause) {
        super(reason(cause), cause);
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
