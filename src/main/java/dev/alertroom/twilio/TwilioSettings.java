package dev.alertroom.twilio;

import io.quarkus.runtime.configuration.TrimmedStringConverter;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import java.util.Optional;

/**
 * How to reach Twilio and as whom. A blank value counts as missing, and blanks around a value are dropped: secrets that
 * come from a file often end in a line break. Whether something required is missing is for the start-up check to say.
 *
 * <p>No {@code toString} is declared on purpose: a generated one would print the secrets.
 */
@ConfigMapping(prefix = "twilio")
public interface TwilioSettings {

    Optional<@WithConverter(TrimmedStringConverter.class) String> accountSid();

    /** The key of request signatures, and the password of REST calls where no API key is given. */
    Optional<@WithConverter(TrimmedStringConverter.class) String> authToken();

    Optional<@WithConverter(TrimmedStringConverter.class) String> apiKey();

    Optional<@WithConverter(TrimmedStringConverter.class) String> apiSecret();

    /** The number that calls, E.164. */
    Optional<@WithConverter(TrimmedStringConverter.class) String> from();

    /** Another edge or a Twilio-compatible provider; empty for Twilio's own, {@code https://api.twilio.com}. */
    Optional<@WithConverter(TrimmedStringConverter.class) String> baseUrl();
}
