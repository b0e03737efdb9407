package dev.alertroom.alert;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.alertroom.alert.source.NotUnderstoodException;
import dev.alertroom.alert.source.Payload;
import dev.alertroom.alert.source.Speakable;
import dev.alertroom.alert.source.Vocabulary;
import dev.alertroom.alert.source.Words;
import dev.alertroom.incident.IncidentSettings;
import dev.alertroom.problem.Problem.Fault;
import dev.alertroom.problem.ProblemException;
import dev.alertroom.security.Tokens;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestPath;

/** {@code /alert/{source}}: the same as {@code /alert}, from a monitor's own payload. */
@Path("/alert/{source}")
class MonitorResource {

    private static final Logger LOG = Logger.getLogger(MonitorResource.class);

    private final Tokens tokens;
    private final RecipientReader recipients;
    private final Sources sources;
    private final Vocabulary vocabulary;
    private final Intake intake;
    private final IncidentSettings settings;
    private final ObjectMapper json;

    MonitorResource(
            Tokens tokens,
            RecipientReader recipients,
            Sources sources,
            Vocabulary vocabulary,
            Intake intake,
            IncidentSettings settings,
            ObjectMapper json) {
        this.tokens = tokens;
        this.recipients = recipients;
        this.sources = sources;
        this.vocabulary = vocabulary;
        this.intake = intake;
        this.settings = settings;
        this.json = json;
    }

    @POST
    public Uni<Response> post(@RestPath String source, byte[] bytes, HttpServerRequest request, HttpHeaders headers) {
        var parameters = Parameters.ofQuery(request);
        tokens.require(headers, parameters.all(Tokens.parameterNames()));
        var monitor = sources.named(source);
        var body = Body.of(bytes, headers);
        var faults = new ArrayList<Fault>();
        var who = recipients.read(parameters, faults);
        if (!faults.isEmpty()) {
            throw ProblemException.badRequest(
                    "Nobody was called. Mend the URL in what is named in errors, and send it again.", faults);
        }
        var language = who.language().orElse(settings.language());
        var words = vocabulary.in(language);
        var speakable = Speakable.in(language);
        var payload = new Payload(body.bytes(), body.text(), json::readerFor);
        try {
            return intake.take(spoken(monitor.alerts(payload, words), words, speakable), who);
        } catch (NotUnderstoodException e) {
            LOG.warnf("A payload for %s was not understood, so its text is spoken: %s", source, e.getMessage());
            return intake.take(List.of(asItIs(payload, speakable, e)), who);
        }
    }

    /** An alert is never dropped for its form: what came is spoken, as far as it goes. */
    private static Alert asItIs(Payload payload, Speakable speakable, NotUnderstoodException why) {
        var text = MessageText.cleaned(payload.text());
        if (saysNothing(text)) {
            throw ProblemException.badRequest("Nobody was called. " + why.getMessage());
        }
        return new Alert(text, Alert.State.FIRING, speakable.said(text));
    }

    /** {@code {}}, {@code []} and {@code null} are no alerts. */
    private static boolean saysNothing(String text) {
        return text.equals("null") || text.codePoints().noneMatch(Character::isLetterOrDigit);
    }

    private static List<Alert> spoken(List<Alert> alerts, Words words, Speakable speakable) {
        return alerts.stream()
                .map(alert -> {
                    var text = MessageText.cleaned(alert.message());
                    return new Alert(
                            alert.key(), alert.state(), text.isEmpty() ? words.unnamed() : speakable.said(text));
                })
                .toList();
    }
}
