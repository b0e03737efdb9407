package dev.alertroom.voice;

import dev.alertroom.incident.CallbackAddresses;
import dev.alertroom.speech.SpeechSettings;
import dev.alertroom.twilio.TwilioRouteSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Makes callback URLs of our public address. */
@ApplicationScoped
class CallbackUrlSource implements CallbackAddresses.Source {

    private final PublicUrl publicUrl;
    private final int messageCharacters;
    private final Optional<String> edge;

    CallbackUrlSource(PublicUrl publicUrl, SpeechSettings settings, TwilioRouteSettings route) {
        this.publicUrl = publicUrl;
        this.messageCharacters = settings.messageCharacters();
        this.edge = route.twilioEdge();
    }

    @Override
    public CallbackUrls ofThisRequest() {
        return new CallbackUrls(publicUrl.base(), messageCharacters, edge);
    }
}
