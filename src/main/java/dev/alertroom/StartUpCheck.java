package dev.alertroom;

import dev.alertroom.chat.ChatSecrets;
import dev.alertroom.chat.ChatSettings;
import dev.alertroom.incident.AlarmClock;
import dev.alertroom.response.IncidentSettings;
import dev.alertroom.roster.CallingIn;
import dev.alertroom.roster.Roster;
import dev.alertroom.roster.Team;
import dev.alertroom.security.Tokens;
import dev.alertroom.twilio.TwilioSettings;
import dev.alertroom.voice.VoiceSettings;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Production does not start without what it needs: better now than at three in the morning. */
@ApplicationScoped
class StartUpCheck {

    private static final Logger LOG = Logger.getLogger(StartUpCheck.class);

    private final TwilioSettings twilio;
    private final Tokens tokens;
    private final VoiceSettings voice;
    private final Roster roster;
    private final IncidentSettings incidents;
    private final AlarmClock alarms;
    private final ChatSettings chat;

    StartUpCheck(
            TwilioSettings twilio,
            Tokens tokens,
            VoiceSettings voice,
            Roster roster,
            IncidentSettings incidents,
            AlarmClock alarms,
            ChatSettings chat) {
        this.twilio = twilio;
        this.tokens = tokens;
        this.voice = voice;
        this.roster = roster;
        this.incidents = incidents;
        this.alarms = alarms;
        this.chat = chat;
    }

    void check(@Observes StartupEvent event) {
        var faults = new ArrayList<String>();
        if (LaunchMode.current() == LaunchMode.NORMAL) {
            faults.addAll(missing());
        }
        faults.addAll(halves());
        faults.addAll(unknownTeams());
        faults.addAll(callingIn());
        faults.addAll(ChatSecrets.missing(chat, roster.all()));
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

    /** The variables by themselves are checked by {@link Settings}. */
    private List<String> halves() {
        return twilio.apiKey().isPresent() == twilio.apiSecret().isPresent()
                ? List.of()
                : List.of("TWILIO_API_KEY and TWILIO_API_SECRET go together: set both, or none");
    }

    private List<String> callingIn() {
        var faults = new ArrayList<String>();
        if (wants(CallingIn.PIN) && incidents.callBackPin().isEmpty()) {
            faults.add("ALERTROOM_CALL_BACK_PIN is not set: choose 6 to 10 digits for those who dial in");
        }
        if (wants(CallingIn.RING) && !alarms.dependable()) {
            faults.add(
                    "Calling back those who dial in (ALERTROOM_CALL_BACK, call-back in the roster) needs an alarm clock: "
                            + "set ALERTROOM_CLOCK to cloud-tasks on Cloud Run, to process elsewhere, or let them press a key");
        }
        return faults;
    }

    private boolean wants(CallingIn callBack) {
        return incidents.callBack() == callBack
                || roster.all().stream().anyMatch(team -> team.callBack().equals(Optional.of(callBack)));
    }

    private List<String> unknownTeams() {
        return tokens.teams().entrySet().stream()
                .filter(named -> !named.getKey().equals(Team.DEFAULT)
                        && roster.team(named.getKey()).isEmpty())
                .map(named -> "ALERTROOM_TOKENS_FILE: " + String.join(", ", named.getValue()) + " is for the team "
                        + named.getKey() + ", which the roster does not have")
                .toList();
    }
}
