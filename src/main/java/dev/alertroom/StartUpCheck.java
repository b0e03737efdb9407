package dev.alertroom;

import dev.alertroom.response.IncidentSettings;
import dev.alertroom.roster.Roster;
import dev.alertroom.roster.Team;
import dev.alertroom.security.Tokens;
import dev.alertroom.speech.Languages;
import dev.alertroom.speech.SpeechSettings;
import dev.alertroom.twilio.TwilioSettings;
import dev.alertroom.voice.VoiceSettings;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Production does not start without what it needs: better now than at three in the morning. */
@ApplicationScoped
class StartUpCheck {

    private static final Logger LOG = Logger.getLogger(StartUpCheck.class);

    private static final Duration LONGEST = Duration.ofHours(24);

    private final TwilioSettings twilio;
    private final Tokens tokens;
    private final IncidentSettings incidents;
    private final SpeechSettings speech;
    private final VoiceSettings voice;
    private final Roster roster;

    StartUpCheck(
            TwilioSettings twilio,
            Tokens tokens,
            IncidentSettings incidents,
            SpeechSettings speech,
            VoiceSettings voice,
            Roster roster) {
        this.twilio = twilio;
        this.tokens = tokens;
        this.incidents = incidents;
        this.speech = speech;
        this.voice = voice;
        this.roster = roster;
    }

    void check(@Observes StartupEvent event) {
        var faults = new ArrayList<String>();
        if (LaunchMode.current() == LaunchMode.NORMAL) {
            faults.addAll(missing());
        }
        faults.addAll(malformed());
        faults.addAll(outOfBounds());
        faults.addAll(unknownTeams());
        if (!faults.isEmpty()) {
            throw new ConfigurationException(String.join(System.lineSeparator(), faults));
        }
        tokens.advice().ifPresent(LOG::info);
    }

    private List<String> missing() {
        var faults = new ArrayList<String>();
        require(faults, twilio.accountSid(), "TWILIO_ACCOUNT_SID is not set: copy it from Twilio's console (AC…)");
        require(faults, twilio.authToken(), "TWILIO_AUTH_TOKEN is not set: copy it from Twilio's console");
        require(
                faults,
                twilio.from(),
                "TWILIO_FROM is not set: a voice number of your Twilio account, such as +815012345678");
        require(
                faults,
                tokens.configured() ? Optional.of("") : Optional.empty(),
                "ALERTROOM_TOKEN is not set: choose a long random text, and give it to your monitors");
        tokens.weakness().ifPresent(faults::add);
        require(
                faults,
                address(),
                "ALERTROOM_PUBLIC_URL is not set: the address at which Twilio reaches this service, such as https://alerts.example.com");
        return faults;
    }

    private Optional<String> address() {
        return voice.publicUrl().map(addresses -> addresses.get(0)).or(voice::cloudRunService);
    }

    private static void require(List<String> faults, Optional<String> value, String fault) {
        if (value.isEmpty()) {
            faults.add(fault);
        }
    }

    private List<String> malformed() {
        var faults = new ArrayList<String>();
        twilio.accountSid()
                .filter(sid -> !sid.matches("AC[0-9a-fA-F]{32}"))
                .ifPresent(sid -> faults.add("TWILIO_ACCOUNT_SID must be AC and 32 hexadecimal digits"));
        twilio.from()
                .filter(number -> !number.matches("\\+[1-9][0-9]{6,14}"))
                .ifPresent(number -> faults.add("TWILIO_FROM must be in E.164, such as +815012345678"));
        twilio.baseUrl()
                .filter(url -> !url.matches("https?://[\\w.:\\[\\]-]+(/[\\w./~-]*)?"))
                .ifPresent(url -> faults.add("TWILIO_BASE_URL must be an address such as https://api.twilio.com"));
        voice.publicUrl().orElse(List.of()).stream()
                .filter(url -> !url.strip().matches("https?://[\\w.:\\[\\]-]+(/[\\w./~-]*)?"))
                .forEach(url ->
                        faults.add("ALERTROOM_PUBLIC_URL must be an address such as https://alerts.example.com"));
        if (twilio.apiKey().isPresent() != twilio.apiSecret().isPresent()) {
            faults.add("TWILIO_API_KEY and TWILIO_API_SECRET go together: set both, or none");
        }
        if (!Languages.spoken(speech.language()).map(speech.language()::equals).orElse(false)) {
            faults.add("ALERTROOM_LANGUAGE must be a language that Twilio speaks, such as ja-JP or en-US");
        }
        return faults;
    }

    private List<String> unknownTeams() {
        return tokens.teams().entrySet().stream()
                .filter(named -> !named.getKey().equals(Team.DEFAULT)
                        && roster.team(named.getKey()).isEmpty())
                .map(named -> "ALERTROOM_TOKENS_FILE: " + String.join(", ", named.getValue()) + " is for the team "
                        + named.getKey() + ", which the roster does not have")
                .toList();
    }

    private List<String> outOfBounds() {
        var call = incidents.call();
        return Stream.of(
                        within("ALERTROOM_CALL_RING_SECONDS", call.ringSeconds(), 5, 600),
                        within("ALERTROOM_CALL_ATTEMPTS", call.attempts(), 1, 10),
                        within("ALERTROOM_CALL_PAUSE_SECONDS", call.pauseSeconds(), 0, 10),
                        within("ALERTROOM_MESSAGE_CHARACTERS", speech.messageCharacters(), 20, 400),
                        within("ALERTROOM_AGAIN_AFTER", incidents.againAfter(), Duration.ofMinutes(1)),
                        within("ALERTROOM_GIVE_UP_AFTER", incidents.giveUpAfter(), Duration.ofMinutes(1)),
                        within("ALERTROOM_REMINDER", incidents.reminder(), Duration.ZERO))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> within(String variable, int value, int least, int most) {
        return value < least || value > most
                ? Optional.of(variable + " is " + value + ": choose " + least + " to " + most)
                : Optional.empty();
    }

    private static Optional<String> within(String variable, Duration value, Duration least) {
        return value.compareTo(least) < 0 || value.compareTo(LONGEST) > 0
                ? Optional.of(
                        variable + " is out of bounds: choose " + least.toMinutes() + "m to " + LONGEST.toHours() + "h")
                : Optional.empty();
    }
}
