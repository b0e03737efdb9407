package dev.alertroom.twilio;

import java.util.Optional;

/** Routes as settings would name them. */
final class Routes {

    private Routes() {}

    /** Empty texts for what is not set. */
    static TwilioRouteSettings of(String edge, String fallbackUrl) {
        return new TwilioRouteSettings() {
            @Override
            public Optional<String> twilioEdge() {
                return Optional.of(edge).filter(text -> !text.isEmpty());
            }

            @Override
            public Optional<String> fallbackUrl() {
                return Optional.of(fallbackUrl).filter(text -> !text.isEmpty());
            }
        };
    }
}
