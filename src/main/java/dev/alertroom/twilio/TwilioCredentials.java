package dev.alertroom.twilio;

import jakarta.inject.Singleton;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Basic authentication with the API key where both its halves are given, else with account SID and auth token.
 *
 * @see <a href="https://www.twilio.com/docs/usage/requests-to-twilio">Requests to Twilio</a>
 */
@Singleton
class TwilioCredentials implements ClientRequestFilter {

    private final Optional<String> authorization;

    TwilioCredentials(TwilioSettings settings) {
        authorization = basic(settings.apiKey(), settings.apiSecret()).or(() -> ofAccount(settings));
    }

    /** Those of the account itself, whether or not there is a key. */
    static Optional<String> ofAccount(TwilioSettings settings) {
        return basic(settings.accountSid(), settings.authToken());
    }

    @Override
    public void filter(ClientRequestContext request) {
        authorization().ifPresent(value -> request.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, value));
    }

    /** The header's value; empty without credentials, which Twilio answers with 401. */
    Optional<String> authorization() {
        return authorization;
    }

    private static Optional<String> basic(Optional<String> user, Optional<String> password) {
        return user.flatMap(name -> password.map(secret -> name + ":" + secret))
                .map(pair -> "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }
}
