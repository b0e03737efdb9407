package dev.alertroom.alert;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.alertroom.alert.source.Alert;
import dev.alertroom.alert.source.NotUnderstoodException;
import dev.alertroom.alert.source.Payload;
import dev.alertroom.alert.source.Source;
import dev.alertroom.problem.ProblemException;
import dev.alertroom.roster.Team;
import dev.alertroom.roster.TeamLanguages;
import dev.alertroom.security.Grant;
import dev.alertroom.speech.AlertPhrases;
import dev.alertroom.speech.MessageText;
import dev.alertroom.speech.PhraseCatalog;
import dev.alertroom.speech.Speakable;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/** Takes a monitor's payload: reads whom to call and which alerts it holds, and hands them on. */
@ApplicationScoped
public class MonitorIntake {

    private static final Logger LOG = Logger.getLogger(MonitorIntake.class);

    private final RecipientReader recipients;
    private final PhraseCatalog catalog;
    private final AlertIntake intake;
    private final TeamLanguages languages;
    private final PayloadReading reading;
    private final ObjectMapper json;

    MonitorIntake(
            RecipientReader recipients,
            PhraseCatalog catalog,
            AlertIntake intake,
            TeamLanguages languages,
            PayloadReading reading,
            ObjectMapper json) {
        this.recipients = recipients;
        this.catalog = catalog;
        this.intake = intake;
        this.languages = languages;
        this.reading = reading;
        this.json = json;
    }

    public Payload payload(AlertBody body, HttpHeaders headers) {
        return new Payload(
                body.bytes(), body.text(), json::readerFor, name -> Optional.ofNullable(headers.getHeaderString(name)));
    }

    /** Takes a payload that has been let in. */
    public Uni<Response> take(Source monitor, Payload payload, RequestParameters parameters, Grant grant) {
        var who = recipients.ofUrl(parameters, grant);
        var language = who.language().orElseGet(() -> languages.of(who.team().orElse(Team.DEFAULT)));
        var phrases = catalog.in(language);
        var speakable = Speakable.in(language);
        return reading.of(monitor, () -> read(monitor, payload, phrases, speakable))
                .chain(read -> intake.take(read.alerts(), who, read.warnings()));
    }

    /**
     * What a payload told.
     *
     * @param warnings what was not understood of it
     */
    private record Told(List<Alert> alerts, List<String> warnings) {}

    private static Told read(Source monitor, Payload payload, AlertPhrases phrases, Speakable speakable) {
        try {
            var alerts = believed(monitor, payload, monitor.alerts(payload, phrases));
            return new Told(spoken(monitor, alerts, phrases, speakable), List.of());
        } catch (NotUnderstoodException e) {
            LOG.warnf("A payload for %s was not understood, so its text is spoken", monitor.name());
            return new Told(List.of(asItIs(monitor, payload, speakable, e)), List.of(e.getMessage()));
        }
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

    /** An alert is never dropped for its form: what came is spoken, as far as it goes. */
    private static Alert asItIs(Source monitor, Payload payload, Speakable speakable, NotUnderstoodException why) {
        var text = MessageText.cleaned(why.text().orElse(payload.text()));
        if (saysNothing(text)) {
            throw ProblemException.badRequest("Nobody was called. " + why.getMessage());
        }
        return new Alert(key(monitor, text), Alert.State.FIRING, speakable.said(text));
    }

    /** Keys of two monitors can't meet: no name of one has a blank. */
    private static String key(Source monitor, String key) {
        return monitor.keySpace() + " " + key;
    }

    /** {@code {}}, {@code []} and {@code null} are no alerts. */
    private static boolean saysNothing(String text) {
        return text.equals("null") || text.codePoints().noneMatch(Character::isLetterOrDigit);
    }

    private static List<Alert> spoken(Source monitor, List<Alert> alerts, AlertPhrases phrases, Speakable speakable) {
        return alerts.stream()
                .map(alert -> {
                    var text = MessageText.cleaned(alert.message());
                    return new Alert(
                            key(monitor, alert.key()),
                            alert.state(),
                            text.isEmpty() ? phrases.unnamed() : speakable.said(text));
                })
                .toList();
    }
}
