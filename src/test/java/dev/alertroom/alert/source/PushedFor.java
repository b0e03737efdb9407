package dev.alertroom.alert.source;

import java.util.Optional;

/** Settings of a push subscription with this audience, whoever its service account is. */
record PushedFor(Optional<String> audience) implements PubSubSettings {

    @Override
    public Optional<String> serviceAccount() {
        return Optional.empty();
    }
}
