package dev.alertroom.twilio;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Optional;
import java.util.stream.Stream;

/** A number of the account, and what happens when somebody calls it. What Twilio leaves empty is empty here. */
@JsonNaming(SnakeCaseStrategy.class)
@JsonIgnoreProperties(ignoreUnknown = true)
public record IncomingNumber(
        Optional<Capabilities> capabilities,
        Optional<String> voiceUrl,
        Optional<String> voiceMethod,
        Optional<String> voiceFallbackUrl,
        Optional<String> voiceApplicationSid,
        Optional<String> trunkSid) {

    /** Whether it can be called and can call. */
    public boolean forVoice() {
        return capabilities.filter(Capabilities::voice).isPresent();
    }

    /** Whether a call to it is answered by what this address says, which it asks for by POST. */
    public boolean asks(String url) {
        return voiceUrl.filter(url::equals).isPresent()
                && voiceMethod.filter("POST"::equals).isPresent()
                && Stream.of(voiceApplicationSid, trunkSid)
                        .allMatch(sid -> sid.orElse("").isEmpty());
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Capabilities(boolean voice) {}
}
