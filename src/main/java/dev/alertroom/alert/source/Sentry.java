package dev.alertroom.alert.source;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.alertroom.speech.AlertPhrases;
import dev.alertroom.speech.Sentence;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Sentry's integration webhooks: issue alerts and metric alerts ring; a metric alert that is resolved, and an issue that
 * is resolved or archived, clear.
 *
 * @see <a href="https://docs.sentry.io/organization/integrations/integration-platform/webhooks/">Webhooks</a>
 */
@ApplicationScoped
class Sentry implements Source {

    /** The API address of an event has organization and project. */
    private static final Pattern PROJECT = Pattern.compile("/projects/[^/]+/([^/]+)/");

    private static final Set<String> OVER = Set.of("resolved", "archived", "ignored");

    @Override
    public String name() {
        return "sentry";
    }

    @Override
    public List<Alert> alerts(Payload payload, AlertPhrases phrases) {
        var hook = payload.json(Hook.class);
        var data = Optional.ofNullable(hook.data()).orElseThrow(Sentry::notUnderstood);
        if (data.event() != null) {
            return List.of(ofEvent(data.event(), phrases));
        }
        if (data.metricAlert() != null) {
            return List.of(ofMetric(hook, data, phrases));
        }
        if (data.issue() != null) {
            return ofIssue(hook, data.issue(), phrases);
        }
        throw notUnderstood();
    }

    private static NotUnderstoodException notUnderstood() {
        return new NotUnderstoodException(
                "Sentry sends {\"action\": …, \"data\": {…}} with an event, a metric_alert or an"
                        + " issue in data; there was none.");
    }

    private static Alert ofEvent(Event event, AlertPhrases phrases) {
        var what = PayloadFields.first(event.title(), event.message(), event.culprit())
                .orElseGet(phrases::unnamed);
        var message = Sentence.of(phrases, what, project(event), PayloadFields.first(event.level()));
        return new Alert(issueKey(event.issueId()).orElse(message), Alert.State.FIRING, message);
    }

    private static Optional<String> project(Event event) {
        return PayloadFields.first(event.url())
                .map(PROJECT::matcher)
                .filter(found -> found.find())
                .map(found -> found.group(1));
    }

    private static Optional<String> issueKey(String id) {
        return PayloadFields.first(id).map(issue -> "issue " + issue);
    }

    private static Alert ofMetric(Hook hook, Data data, AlertPhrases phrases) {
        var metric = data.metricAlert();
        var rule = Optional.ofNullable(metric.alertRule()).flatMap(named -> PayloadFields.first(named.name()));
        var what = rule.or(() -> PayloadFields.first(data.descriptionTitle(), metric.title()))
                .map(name -> firstLine(data)
                        .map(text -> phrases.detailed(name, text))
                        .orElse(name))
                .orElseGet(phrases::unnamed);
        var over = isOver(hook);
        var where = PayloadFields.each(metric.projects())
                .flatMap(name -> PayloadFields.first(name).stream())
                .findFirst();
        var severity = PayloadFields.first(hook.action()).filter(action -> !over);
        var message = Sentence.of(phrases, what, where, severity);
        return new Alert(
                PayloadFields.first(metric.id(), metric.identifier())
                        .map(id -> "metric alert " + id)
                        .orElse(message),
                over ? Alert.State.CLEARED : Alert.State.FIRING,
                message);
    }

    /** What follows is the query; its line break comes as a backslash and an n. */
    private static Optional<String> firstLine(Data data) {
        return PayloadFields.first(data.descriptionText())
                .flatMap(text -> PayloadFields.first(text.split("\\\\n|\\R", 2)[0]));
    }

    /** That an issue is new says nothing of an alert. */
    private static List<Alert> ofIssue(Hook hook, Event issue, AlertPhrases phrases) {
        var message = PayloadFields.first(issue.title(), issue.culprit()).orElseGet(phrases::unnamed);
        return isOver(hook)
                ? List.of(new Alert(issueKey(issue.id()).orElse(message), Alert.State.CLEARED, message))
                : List.of();
    }

    private static boolean isOver(Hook hook) {
        return hook.action() != null && OVER.contains(hook.action());
    }

    @RegisterForReflection
    record Hook(String action, Data data) {}

    @RegisterForReflection
    @JsonNaming(SnakeCaseStrategy.class)
    record Data(Event event, Metric metricAlert, Event issue, String descriptionTitle, String descriptionText) {}

    @RegisterForReflection
    @JsonNaming(SnakeCaseStrategy.class)
    record Event(String id, String issueId, String title, String message, String culprit, String level, String url) {}

    @RegisterForReflection
    @JsonNaming(SnakeCaseStrategy.class)
    record Metric(String id, String identifier, String title, Rule alertRule, List<String> projects) {}

    @RegisterForReflection
    record Rule(String name) {}
}
