package dev.alertroom.voice;

import dev.alertroom.incident.Announcement;
import dev.alertroom.incident.CallContext;
import dev.alertroom.incident.CallbackAddresses;
import dev.alertroom.incident.Responder;
import dev.alertroom.incident.RoomParticipant;
import dev.alertroom.incident.Screening;
import dev.alertroom.incident.WakeUp;
import dev.alertroom.speech.SpokenText;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The URLs that Twilio and the alarm clock are given. What they carry is read back by {@link CallContextReader}.
 *
 * @param base scheme and authority, without a slash at the end
 * @param messageCharacters how much of a message a URL carries
 * @param edge through which of Twilio's edges requests come; empty for its default
 * @param clock tells when each is made, see {@link CallbackAge}; an alarm may make some long after these are given to it
 */
record CallbackUrls(String base, int messageCharacters, Optional<String> edge, Clock clock)
        implements CallbackAddresses {

    /** See <a href="https://www.twilio.com/docs/api/errors/21609">21609</a>. */
    static final int MAX_CHARACTERS = 4_000;

    private static final String MESSAGE = "message";

    /** Four bytes, each as {@code %F0}. */
    private static final int LONGEST_ENCODED = 12;

    /**
     * Twilio asks three more times, whatever went wrong.
     *
     * @see <a href="https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides">Connection overrides</a>
     */
    private static final String OVERRIDES = "#rc=3&rp=all";

    @Override
    public String answer(CallContext call, Screening screening) {
        return url(screening == Screening.KEYPRESS ? VoicePaths.ANSWER : VoicePaths.JOIN_CONFERENCE, parameters(call));
    }

    @Override
    public String status(CallContext call) {
        return url(VoicePaths.STATUS, parameters(call));
    }

    /** Asked when a key is pressed. */
    String key(CallContext call) {
        return url(VoicePaths.KEY, parameters(call));
    }

    /** Asked when somebody presses a key who has dialled our number. */
    String calledBack(CallContext call) {
        return url(VoicePaths.CALLED_BACK, parameters(call));
    }

    /** Asked when somebody enters the PIN who has dialled our number. */
    String pinEntered(CallContext call) {
        return url(VoicePaths.PIN_ENTERED, parameters(call));
    }

    /** Called when somebody enters or leaves the room of an incident; or of none that is known, if that is empty. */
    String room(String incident) {
        return url(VoicePaths.ROOM, Map.of("incident", incident));
    }

    @Override
    public String announcement(Announcement announcement, String language) {
        return url(VoicePaths.ANNOUNCE, announcement.saidBy(new AnnouncementParameters(language)));
    }

    @Override
    public String news(RoomParticipant waiting, Announcement announcement, String language) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("incident", waiting.incident());
        parameters.put("room", waiting.room());
        parameters.put("responder", waiting.responder());
        parameters.putAll(announcement.saidBy(new AnnouncementParameters(language)));
        return url(VoicePaths.NEWS, parameters);
    }

    @Override
    public String page(String incident) {
        return base + "/page/incidents/" + encoded(incident);
    }

    @Override
    public String wakeUp(String path, WakeUp wakeUp) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("incident", wakeUp.incident());
        parameters.put("at", wakeUp.at().toString());
        wakeUp.call().ifPresent(call -> {
            parameters.put("number", call.number());
            parameters.putAll(parameters(call.context()));
        });
        return base + path + "?" + query(parameters);
    }

    private Map<String, String> parameters(CallContext call) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("incident", call.incident());
        parameters.put("team", call.team());
        parameters.put("room", call.room());
        parameters.put("responder", call.call().responder());
        parameters.put("cycle", Integer.toString(call.call().cycle()));
        parameters.put("attempt", Integer.toString(call.call().attempt()));
        parameters.put("lang", call.language());
        parameters.put("others", Integer.toString(call.others()));
        parameters.put(MESSAGE, SpokenText.capped(call.message(), messageCharacters));
        return parameters;
    }

    /** Cuts the message where the address would be too long: one of its characters may become twelve. */
    private String url(String path, Map<String, String> parameters) {
        var url = joined(path, parameters);
        var shorter = new LinkedHashMap<>(parameters);
        while (url.length() > MAX_CHARACTERS
                && !shorter.getOrDefault(MESSAGE, "").isEmpty()) {
            var message = shorter.get(MESSAGE);
            int surplus = (url.length() - MAX_CHARACTERS + LONGEST_ENCODED - 1) / LONGEST_ENCODED;
            int end = message.offsetByCodePoints(
                    message.length(), -Math.min(surplus, message.codePointCount(0, message.length())));
            shorter.put(MESSAGE, message.substring(0, end));
            url = joined(path, shorter);
        }
        return url;
    }

    private String joined(String path, Map<String, String> parameters) {
        return base + path + "?" + made() + query(parameters) + OVERRIDES
                + edge.map("&e="::concat).orElse("");
    }

    private String made() {
        return CallbackAge.MADE + "=" + clock.instant().getEpochSecond() + "&";
    }

    private static String query(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** What {@link AnnounceResource} needs to say it. */
    private final class AnnouncementParameters implements Announcement.Speaker<Map<String, String>> {

        private final String language;

        private AnnouncementParameters(String language) {
            this.language = language;
        }

        @Override
        public Map<String, String> newAlert(Announcement.NewAlert alert) {
            return message("alert", alert.message(), alert.language());
        }

        @Override
        public Map<String, String> cleared(Announcement.Cleared cleared) {
            return message("cleared", cleared.message(), cleared.language());
        }

        @Override
        public Map<String, String> came(Announcement.Came came) {
            return who("came", came.who(), came.present());
        }

        @Override
        public Map<String, String> gone(Announcement.Gone gone) {
            return who("gone", gone.who(), gone.present());
        }

        @Override
        public Map<String, String> typed(Announcement.Typed typed) {
            return message("typed", typed.text(), typed.language());
        }

        private Map<String, String> message(String news, String message, String itsLanguage) {
            var parameters = new LinkedHashMap<String, String>();
            parameters.put("news", news);
            parameters.put("lang", itsLanguage);
            parameters.put(MESSAGE, SpokenText.capped(message, messageCharacters));
            return parameters;
        }

        private Map<String, String> who(String news, Responder who, int present) {
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
    }
}
