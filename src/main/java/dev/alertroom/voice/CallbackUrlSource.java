package dev.alertroom.voice;

import dev.alertroom.incident.CallbackAddresses;
import dev.alertroom.speech.SpeechSettings;
import jakarta.enterprise.context.ApplicationScoped;

/** Makes callback URLs of our public address. */
@ApplicationScoped
class CallbackUrlSource implements CallbackAddresses.Source {

    private final PublicUrl publicUrl;
    private final int messageCharacters;

    CallbackUrlSource(PublicUrl publicUrl, SpeechSettings settings) {
        this.publicUrl = publicUrl;
        this.messageCharacters = settings.messageCharacters();
    }

    @Override
    public CallbackUrls ofThisRequest() {
        return new CallbackUrls(publicUrl.base(), messageCharacters);
    }
}
