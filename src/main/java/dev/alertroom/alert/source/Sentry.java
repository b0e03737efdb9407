package dev.alertroom.alert.source;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.alertroom.speech.AlertDescription;
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
    public List<Alert> alerts(Payload payload) {
        var hook = payload.json(Hook.class);
        if (hook.data() == null && hook.event() != null) {
            return List.of(ofPlugin(hook));
        }
        var data = Optional.ofNullable(hook.data()).orElseThrow(Sentry::notUnderstood);
        if (data.event() != null) {
            return List.of(ofEvent(data));
        }
        if (data.metricAlert() != null) {
            return List.of(ofMetric(hook, data));
        }
        if (data.issue() != null) {
            return ofIssue(hook, data.issue());
        }
        throw notUnderstood();
    }

    /**
     * The webhook plugin that there was before the integrations.
     *
     * @see <a href="https://github.com/getsentry/sentry-webhooks">sentry-webhooks</a>
     */
    private static Alert ofPlugin(Hook hook) {
        var event = hook.event();
        var description = AlertDescription.of(
                        PayloadFields.first(event.title(), hook.message(), event.message(), hook.culprit()))
                .at(PayloadFields.first(hook.projectName(), hook.project()))
                .rated(PayloadFields.first(hook.level(), event.level()));
        return Alert.of(issueKey(hook.id()), Alert.State.FIRING, description);
    }

    private static NotUnderstoodException notUnderstood() {
        return new NotUnderstoodException(
                "Sentry sends {\"action\": …, \"data\": {…}} with an event, a metric_alert or an"
                        + " issue in data; there was none.");
    }

    private static Alert ofEvent(Data data) {
        var event = data.event();
        var description = AlertDescription.of(PayloadFields.first(event.title(), event.message(), event.culprit()))
                .at(project(event))
                .rated(PayloadFields.first(event.level()));
        return Alert.of(issueKey(event.issueId()), Alert.State.FIRING, description);
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

    private static Alert ofMetric(Hook hook, Data data) {
        var metric = data.metricAlert();
        var rule = Optional.ofNullable(metric.alertRule()).flatMap(named -> PayloadFields.first(named.name()));
        var over = isOver(hook);
        var description = AlertDescription.of(
                        rule.or(() -> PayloadFields.first(data.descriptionTitle(), metric.title())))
                .detailed(firstLine(data))
                .at(PayloadFields.each(metric.projects())
                        .flatMap(name -> PayloadFields.first(name).stream())
                        .findFirst())
                .rated(PayloadFields.first(hook.action()).filter(action -> !over));
        return Alert.of(
                PayloadFields.first(metric.id(), metric.identifier()).map(id -> "metric alert " + id),
                over ? Alert.State.CLEARED : Alert.State.FIRING,
                description);
    }

    /** What follows is the query; its line break comes as a backslash and an n. */
    private static Optional<String> firstLine(Data data) {
        return PayloadFields.first(data.descriptionText())
                .flatMap(text -> PayloadFields.first(text.split("\\\\n|\\R", 2)[0]));
    }

    /** That an issue is new says nothing of an alert. */
    private static List<Alert> ofIssue(Hook hook, Event issue) {
        return isOver(hook)
                ? List.of(Alert.of(
                        issueKey(issue.id()),
                        Alert.State.CLEARED,
                        AlertDescription.of(PayloadFields.first(issue.title(), issue.culprit()))))
                : List.of();
    }

    private static boolean isOver(Hook hook) {
        return hook.action() != null && OVER.contains(hook.action());
    }

    @RegisterForReflection
    record Hook(
            String action,
            Data data,
            String id,
            String project,
            @JsonProperty("project_name") String projectName,
            String culprit,
            String level,
            String message,
            Event event) {}

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
