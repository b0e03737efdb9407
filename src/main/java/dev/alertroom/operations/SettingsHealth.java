package dev.alertroom.operations;

import dev.alertroom.security.Tokens;
import dev.alertroom.twilio.TwilioSettings;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready if there is all that a call needs. Whether Twilio takes it only a call can tell; see {@code /drill}. */
@Readiness
class SettingsHealth implements HealthCheck {

    private final TwilioSettings twilio;
    private final Tokens tokens;

    SettingsHealth(TwilioSettings twilio, Tokens tokens) {
        this.twilio = twilio;
        this.tokens = tokens;
    }

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("settings").up();
        require(answer, "TWILIO_ACCOUNT_SID", twilio.accountSid());
        require(answer, "TWILIO_AUTH_TOKEN", twilio.authToken());
        require(answer, "TWILIO_FROM", twilio.from());
        return answer.withData("ALERTROOM_TOKEN", tokens.configured() ? "set" : "not set, everyone may ring")
                .build();
    }

    private static void require(HealthCheckResponseBuilder answer, String variable, Optional<String> value) {
        if (value.isEmpty()) {
            answer.down().withData(variable, "not set");
        } else {
            answer.withData(variable, "set");
        }
    }
}
