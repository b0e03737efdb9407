package dev.alertroom.alert;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.alertroom.alert.source.Alert;
import dev.alertroom.alert.source.JsonGuess;
import dev.alertroom.alert.source.NotUnderstoodException;
import dev.alertroom.alert.source.Payload;
import dev.alertroom.alert.source.Source;
import dev.alertroom.incident.MaskedNumber;
import dev.alertroom.problem.ProblemException;
import dev.alertroom.roster.Roster;
import dev.alertroom.roster.TeamLanguages;
import dev.alertroom.security.Grant;
import dev.alertroom.speech.AlertDescription;
import dev.alertroom.speech.AlertSentence;
import dev.alertroom.speech.MessageText;
import dev.alertroom.speech.PhraseCatalog;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;

/** Takes a monitor's payload: reads whom to call and which alerts it holds, and hands them on. */
@ApplicationScoped
public class MonitorIntake {

    private static final Logger LOG = Logger.getLogger(MonitorIntake.class);

    /** What is read of a text that is in no form. */
    private static final int MAX_CHARACTERS = 2_000;

    private final RecipientReader recipients;
    private final PhraseCatalog catalog;
    private final AlertIntake intake;
    private final Roster roster;
    private final TeamLanguages languages;
    private final PayloadReading reading;
    private final ObjectMapper json;

    MonitorIntake(
            RecipientReader recipients,
            PhraseCatalog catalog,
            AlertIntake intake,
            Roster roster,
            TeamLanguages languages,
            PayloadReading reading,
            ObjectMapper json) {
        this.recipients = recipients;
        this.catalog = catalog;
        this.intake = intake;
        this.roster = roster;
        this.languages = languages;
        this.reading = reading;
        this.json = json;
    }

    public Payload payload(AlertBody body, HttpHeaders headers) {
        Function<String, Optional<String>> named = name -> Optional.ofNullable(headers.getHeaderString(name));
        return body.cut()
                ? Payload.beginning(body.bytes(), body.charset(), json::readerFor, named)
                : new Payload(body.bytes(), body.text(), json::readerFor, named);
    }

    /** Takes a payload that has been let in. */
    public Uni<Response> take(Source monitor, Payload payload, RequestParameters parameters, Grant grant) {
        var who = recipients.ofUrl(parameters, grant).spokenTo(languages);
        return reading.of(payload, () -> read(monitor, payload, who))
                .chain(read -> intake.take(read.alerts(), who, read.warnings()));
    }

    /**
     * What a payload says.
     *
     * @param warnings what was not understood of it
     */
    private record Read(List<SpokenAlert> alerts, List<String> warnings) {}

    /** Clears one alert by its key. */
    Uni<Response> clear(Source monitor, String key, RequestParameters parameters, Grant grant) {
        var cleared = new SpokenAlert(key(monitor, key), Alert.State.CLEARED, key);
        return intake.take(List.of(cleared), recipients.ofUrl(parameters, grant), List.of());
    }

    /** What would be made of a payload. */
    Uni<Preview> preview(Source monitor, Payload payload, RequestParameters parameters, Grant grant) {
        var who = recipients.ofUrl(parameters, grant);
        return reading.of(payload, () -> preview(monitor, payload, who));
    }

    private Preview preview(Source monitor, Payload payload, Recipients who) {
        var team = who.teamOrDefault();
        var language = who.spokenLanguage(languages);
        var tiers = roster.team(team).map(Preview.Person::of).orElse(List.of());
        var numbers = who.numbers().stream().map(MaskedNumber::of).toList();
        try {
            return new Preview(
                    team, tiers, numbers, language, described(monitor, monitor.alerts(payload)), warnings(payload));
        } catch (NotUnderstoodException e) {
            var alerts = described(monitor, guessed(payload, e));
            return new Preview(team, tiers, numbers, language, alerts, List.of(e.getMessage()));
        }
    }

    private List<Preview.Described> described(Source monitor, List<Alert> alerts) {
        return alerts.stream()
                .map(alert -> Preview.Described.of(alert, key(monitor, alert.key()), catalog.all()))
                .toList();
    }

    private Read read(Source monitor, Payload payload, Recipients who) {
        try {
            return new Read(
                    spoken(monitor, believed(monitor, payload, monitor.alerts(payload)), who), warnings(payload));
        } catch (NotUnderstoodException e) {
            LOG.warnf("A payload for %s has another form, so what it says is guessed", monitor.name());
            return new Read(
                    spoken(monitor, believed(monitor, payload, guessed(payload, e)), who), List.of(e.getMessage()));
        }
    }

    private static List<String> warnings(Payload payload) {
        return payload.cut()
                ? List.of("The body has more than " + Payload.MAX_BYTES + " bytes, so only its beginning was read.")
                : List.of();
    }

    /** Anybody may make phones ring who is let in, but only who is known may silence them. */
    private static List<Alert> believed(Source monitor, Payload payload, List<Alert> alerts) {
        if (alerts.stream().noneMatch(MonitorIntake::isCleared) || monitor.mayClear(payload)) {
            return alerts;
        }
        LOG.warnf(
                "A payload for %s says that an alert is over; its sender is not known, so nothing is cleared",
                monitor.name());
        return alerts.stream().filter(Predicate.not(MonitorIntake::isCleared)).toList();
    }

    private static boolean isCleared(Alert alert) {
        return alert.state() == Alert.State.CLEARED;
    }

    /** Monitors have older formats, and templates that people change: what is JSON is read like that of any monitor. */
    private static List<Alert> guessed(Payload payload, NotUnderstoodException why) {
        var alerts = why.text().isEmpty() ? JsonGuess.alerts(payload) : List.<Alert>of();
        return alerts.isEmpty() ? List.of(asItIs(payload, why)) : alerts;
    }

    /** An alert is never dropped for its form: what came is spoken, as far as it goes. */
    private static Alert asItIs(Payload payload, NotUnderstoodException why) {
        var text = MessageText.cleaned(MessageText.capped(why.text().orElse(payload.text()), MAX_CHARACTERS));
        if (saysNothing(text)) {
            throw ProblemException.badRequest("Nobody was called. " + why.getMessage());
        }
        return new Alert(text, Alert.State.FIRING, AlertDescription.of(text));
    }

    /** {@code {}}, {@code []} and {@code null} are no alerts. */
    private static boolean saysNothing(String text) {
        return text.equals("null") || text.codePoints().noneMatch(Character::isLetterOrDigit);
    }

    private List<SpokenAlert> spoken(Source monitor, List<Alert> alerts, Recipients who) {
        var language = who.language().orElseThrow();
        return IntStream.range(0, alerts.size())
                .mapToObj(index -> spoken(monitor, index == 0 ? alerts.get(index) : brief(alerts.get(index)), language))
                .toList();
    }

    /** Of several, only the first is spoken; the others are counted. */
    private static Alert brief(Alert alert) {
        var description = alert.description();
        return description.what().isEmpty() ? alert : alert.described(description.detailed(Optional.empty()));
    }

    private SpokenAlert spoken(Source monitor, Alert alert, String language) {
        return new SpokenAlert(
                key(monitor, alert.key()),
                alert.state(),
                AlertSentence.of(alert.description(), catalog.in(language), language),
                alert.links());
    }

    /** Keys of two monitors can't meet: no name of one has a blank. */
    private static String key(Source monitor, String key) {
        return monitor.keySpace() + " " + key;
    }
}
