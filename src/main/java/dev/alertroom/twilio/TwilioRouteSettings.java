package dev.alertroom.twilio;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Where requests go between Twilio and us, and what Twilio does where we do not answer. */
@ConfigMapping(prefix = "alertroom")
public interface TwilioRouteSettings {

    /**
     * One of Twilio's edge locations, near the team; empty for the one in Virginia.
     *
     * @see <a href="https://www.twilio.com/docs/global-infrastructure/edge-locations">Edge locations</a>
     */
    Optional<String> twilioEdge();

    /** TwiML that stands somewhere else, for those whose call we don't answer; empty for an apology of Twilio's. */
    Optional<String> fallbackUrl();
}
