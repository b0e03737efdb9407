package dev.alertroom.alert.source;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.alertroom.speech.AlertDescription;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A webhook of New Relic: of its workflows, with the payload template that it starts with, and of the notification channels
 * that there were before.
 *
 * @see <a href="https://docs.newrelic.com/docs/alerts/get-notified/notification-integrations/#webhook">Webhook</a>
 */
@ApplicationScoped
class NewRelic implements Source {

    /** The issue of "Send test notification". */
    private static final String TEST_ISSUE = "d1b1f3fd-995a-4066-88ab-8ce4f6960654";

    @Override
    public String name() {
        return "newrelic";
    }

    @Override
    public List<Alert> alerts(Payload payload) {
        var issue = payload.json(Issue.class);
        var what = all(issue.alertConditionNames())
                .or(() -> PayloadFields.first(issue.conditionName(), issue.title()))
                .or(() -> all(issue.alertPolicyNames()))
                .or(() -> PayloadFields.first(issue.policyName(), issue.eventDetails()))
                .orElseThrow(() -> new NotUnderstoodException("New Relic sends {\"id\": …, \"title\": …,"
                        + " \"alertConditionNames\": […], …}; there was neither a title nor a condition."));
        var description = AlertDescription.of(what)
                .detailed(PayloadFields.first(issue.details()))
                .at(where(issue))
                .rated(PayloadFields.first(issue.priority(), issue.severity()))
                .as(TEST_ISSUE.equals(issue.id()) ? AlertDescription.Kind.TEST : AlertDescription.Kind.PROBLEM);
        return state(issue).stream()
                .map(state -> Alert.of(key(issue), state, description))
                .toList();
    }

    private static Optional<String> key(Issue issue) {
        return PayloadFields.first(issue.id(), issue.incidentId(), issue.issueUrl(), issue.incidentUrl());
    }

    private static Optional<String> where(Issue issue) {
        return PayloadFields.each(issue.impactedEntities())
                .flatMap(name -> PayloadFields.first(name).stream())
                .findFirst()
                .or(() -> PayloadFields.each(issue.targets())
                        .flatMap(target -> PayloadFields.first(target.name()).stream())
                        .findFirst())
                .or(() -> PayloadFields.first(issue.entityName()));
    }

    /** The notification channels before the workflows call it {@code current_state}. */
    private static Optional<Alert.State> state(Issue issue) {
        return switch (PayloadFields.first(issue.state(), issue.currentState())
                .orElse("")
                .toUpperCase(Locale.ROOT)) {
            case "CLOSED", "RESOLVED" -> Optional.of(Alert.State.CLEARED);
            case "ACKNOWLEDGED" -> Optional.empty();
            default -> Optional.of(Alert.State.FIRING);
        };
    }

    private static Optional<String> all(List<String> names) {
        return PayloadFields.first(PayloadFields.each(names).limit(3).distinct().collect(Collectors.joining(", ")));
    }

    @RegisterForReflection
    record Issue(
            String id,
            String issueUrl,
            String title,
            String priority,
            String state,
            List<String> impactedEntities,
            List<String> alertPolicyNames,
            List<String> alertConditionNames,
            @JsonProperty("incident_id") String incidentId,
            @JsonProperty("incident_url") String incidentUrl,
            @JsonProperty("current_state") String currentState,
            @JsonProperty("condition_name") String conditionName,
            @JsonProperty("policy_name") String policyName,
            @JsonProperty("event_details") String eventDetails,
            @JsonProperty("entity_name") String entityName,
            String details,
            String severity,
            List<Target> targets) {}

    @RegisterForReflection
    record Target(String name) {}
}
