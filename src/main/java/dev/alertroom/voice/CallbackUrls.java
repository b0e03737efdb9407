package dev.alertroom.voice;

import dev.alertroom.incident.Announcement;
import dev.alertroom.incident.CallContext;
import dev.alertroom.incident.CallbackAddresses;
import dev.alertroom.incident.Responder;
import dev.alertroom.incident.Screening;
import dev.alertroom.speech.SpeechSettings;
import dev.alertroom.speech.SpokenText;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The URLs that Twilio is given. What they carry is read back by {@link CallContextReader}. */
@ApplicationScoped
class CallbackUrls implements CallbackAddresses {

    /**
     * Twilio asks three more times, whatever went wrong.
     *
     * @see <a href="https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides">Connection overrides</a>
     */
    private static final String OVERRIDES = "#rc=3&rp=all";

    private final PublicUrl publicUrl;
    private final int messageCharacters;

    CallbackUrls(PublicUrl publicUrl, SpeechSettings settings) {
        this.publicUrl = publicUrl;
        this.messageCharacters = settings.messageCharacters();
    }

    @Override
    public Addresses ofThisRequest() {
        return new At(publicUrl.base());
    }

    String key(CallContext ring) {
        return url(publicUrl.base(), VoicePaths.KEY, parameters(ring));
    }

    String answer(CallContext ring) {
        return url(publicUrl.base(), VoicePaths.ANSWER, parameters(ring));
    }

    String room(String incident) {
        return url(publicUrl.base(), VoicePaths.ROOM, Map.of("incident", incident));
    }

    private final class At implements Addresses {
        private final String base;

        private At(String base) {
            this.base = base;
        }

        @Override
        public String answer(CallContext ring, Screening screening) {
            return url(
                    base,
                    screening == Screening.KEYPRESS ? VoicePaths.ANSWER : VoicePaths.JOIN_CONFERENCE,
                    parameters(ring));
        }

        @Override
        public String status(CallContext ring) {
            return url(base, VoicePaths.STATUS, parameters(ring));
        }

        @Override
        public String announcement(Announcement announcement, String language) {
            return url(base, VoicePaths.ANNOUNCE, parameters(announcement, language));
        }
    }

    private Map<String, String> parameters(CallContext ring) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("incident", ring.incident());
        parameters.put("team", ring.team());
        parameters.put("room", ring.room());
        parameters.put("responder", ring.call().responder());
        parameters.put("cycle", Integer.toString(ring.call().cycle()));
        parameters.put("attempt", Integer.toString(ring.call().attempt()));
        parameters.put("lang", ring.language());
        parameters.put("others", Integer.toString(ring.others()));
        parameters.put("message", SpokenText.capped(ring.message(), messageCharacters));
        return parameters;
    }

    private Map<String, String> parameters(Announcement announcement, String language) {
        if (announcement instanceof Announcement.NewAlert alert) {
            return message("alert", alert.message(), alert.language());
        }
        if (announcement instanceof Announcement.Cleared cleared) {
            return message("cleared", cleared.message(), cleared.language());
        }
        if (announcement instanceof Announcement.Came came) {
            return who("came", came.who(), came.present(), language);
        }
        var gone = (Announcement.Gone) announcement;
        return who("gone", gone.who(), gone.present(), language);
    }

    private Map<String, String> message(String news, String message, String language) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("news", news);
        parameters.put("lang", language);
        parameters.put("message", SpokenText.capped(message, messageCharacters));
        return parameters;
    }

    private static Map<String, String> who(String news, Responder who, int present, String language) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("news", news);
        parameters.put("lang", language);
        parameters.put("present", Integer.toString(present));
        if (who.name().isEmpty()) {
            var number = who.numbers().get(0);
            parameters.put("ending", number.substring(number.length() - 2));
        } else {
            parameters.put("name", who.name());
        }
        return parameters;
    }

    private static String url(String base, String path, Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&", base + path + "?", OVERRIDES));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
