package dev.alertroom.twilio;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Twilio answered, and refused. The message is Twilio's own where it gave one; it may quote the called number, so it is
 * for the one who asked, not for a log.
 *
 * @see <a href="https://www.twilio.com/docs/api/errors">Error and warning dictionary</a>
 */
final class TwilioException extends RuntimeException {

    private static final int TOO_MANY_REQUESTS = 429;

    private final int status;
    private final transient OptionalInt code;
    private final transient Optional<Duration> retryAfter;

    public TwilioException(int status, OptionalInt code, String message, Optional<Duration> retryAfter) {
        super(message);
        this.status = status;
        this.code = code;
        this.retryAfter = retryAfter;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** Twilio's error code, such as 21211; empty if the answer was not Twilio's error JSON. */
    public OptionalInt code() {
        return code;
    }

    /** How long Twilio asks us to wait. */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }

    /** Whether something between Twilio and us answered, because Twilio's own answer did not come. */
    boolean ofGateway() {
        return status == 502 || status == 504;
    }

    /** Whether the same request may succeed a little later. */
    public boolean retryable() {
        return status == TOO_MANY_REQUESTS || status >= 500;
    }
}
