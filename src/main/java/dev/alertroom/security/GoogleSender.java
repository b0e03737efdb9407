package dev.alertroom.security;

import java.util.Optional;

/**
 * A service of Google's that sends requests with an OIDC token, and whose token it has to be.
 *
 * @param name as people know it, such as Pub/Sub
 * @param variables what the names of the two variables begin with, such as {@code ALERTROOM_PUBSUB}
 * @param audience what {@code …_AUDIENCE} holds
 * @param email what {@code …_SERVICE_ACCOUNT} holds; any account if empty
 * @param mend what to do where a token is refused
 */
public record GoogleSender(String name, String variables, String audience, Optional<String> email, String mend) {}
