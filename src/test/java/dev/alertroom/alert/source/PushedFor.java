package dev.alertroom.alert.source;

import java.net.URI;
import java.util.Optional;

/** Settings of a push subscription with this audience, whoever its service account is. */
record PushedFor(Optional<String> audience) implements PubSubSettings {

    @Override
    public Optional<String> serviceAccount() {
        return Optional.empty();
    }

    @Override
    public URI keys() {
        return URI.create("https://www.googleapis.com/oauth2/v3/certs");
    }
}
