package dev.alertroom.voice;

import dev.alertroom.incident.CallbackAddresses;
import dev.alertroom.speech.SpeechSettings;
import dev.alertroom.twilio.TwilioRouteSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/** Makes callback URLs of our public address. */
@ApplicationScoped
class CallbackUrlSource implements CallbackAddresses.Source {

    private final PublicUrl publicUrl;
    private final int messageCharacters;
    private final Optional<String> edge;
    private final Clock clock;

    CallbackUrlSource(PublicUrl publicUrl, SpeechSettings settings, TwilioRouteSettings route, Clock clock) {
        this.publicUrl = publicUrl;
        this.messageCharacters = settings.messageCharacters();
        this.edge = route.twilioEdge();
        this.clock = clock;
    }

    @Override
    public CallbackUrls ofThisRequest() {
        return new CallbackUrls(publicUrl.base(), messageCharacters, edge, clock);
    }
}
