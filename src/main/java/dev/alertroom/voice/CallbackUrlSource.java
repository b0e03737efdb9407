package dev.alertroom.voice;

import dev.alertroom.incident.CallbackAddresses;
import dev.alertroom.speech.SpeechSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Makes callback URLs of our public address. */
@ApplicationScoped
class CallbackUrlSource implements CallbackAddresses.Source {

    private final PublicUrl publicUrl;
    private final int messageCharacters;
    private final Clock clock;

    CallbackUrlSource(PublicUrl publicUrl, SpeechSettings settings, Clock clock) {
        this.publicUrl = publicUrl;
        this.messageCharacters = settings.messageCharacters();
        this.clock = clock;
    }

    @Override
    public CallbackUrls ofThisRequest() {
        return new CallbackUrls(publicUrl.base(), messageCharacters, clock);
    }
}
