package dev.alertroom.operations;

import dev.alertroom.twilio.TwilioSettings;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready if there is all that a call needs; strangers may ask, so it says no more. What is missing, the start says. Whether Twilio takes it only a call can tell; see
 * {@code /drill}.
 */
@Readiness
class SettingsHealth implements HealthCheck {

    private final TwilioSettings twilio;

    SettingsHealth(TwilioSettings twilio) {
        this.twilio = twilio;
    }

    @Override
    public HealthCheckResponse call() {
        boolean set = Stream.of(twilio.accountSid(), twilio.authToken(), twilio.from())
                .allMatch(Optional::isPresent);
        return HealthCheckResponse.named("settings").status(set).build();
    }
}
