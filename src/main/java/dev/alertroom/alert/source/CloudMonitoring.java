package dev.alertroom.alert.source;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.alertroom.speech.AlertPhrases;
import dev.alertroom.speech.Sentence;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Google Cloud Monitoring's webhook channel, versions 1.1 and 1.2.
 *
 * @see <a href="https://cloud.google.com/monitoring/support/notification-options#webhooks">Webhook notifications</a>
 */
@ApplicationScoped
class CloudMonitoring implements Source {

    @Override
    public String name() {
        return "cloud-monitoring";
    }

    @Override
    public List<Alert> alerts(Payload payload, AlertPhrases phrases) {
        var notification = payload.json(Notification.class);
        var incident = Optional.ofNullable(notification.incident())
                .orElseThrow(() -> new NotUnderstoodException(
                        "Cloud Monitoring sends {\"version\": …, \"incident\": {…}}; there was no incident."));
        var state = "closed".equalsIgnoreCase(incident.state()) ? Alert.State.CLEARED : Alert.State.FIRING;
        var sentence = sentence(incident, phrases);
        var message = notification.isTest() ? phrases.test(sentence) : sentence;
        return List.of(new Alert(key(incident, message), state, message));
    }

    private static String key(CloudIncident incident, String message) {
        return PayloadFields.first(incident.incidentId()).orElse(message);
    }

    private static String sentence(CloudIncident incident, AlertPhrases phrases) {
        var what = Stream.of(incident.policyName(), incident.conditionName())
                .flatMap(Stream::ofNullable)
                .filter(Predicate.not(CloudMonitoring::isResourceName))
                .filter(Predicate.not(String::isBlank))
                .distinct()
                .collect(Collectors.joining(" "));
        var named = what.isEmpty() ? PayloadFields.first(incident.summary()).orElseGet(phrases::unnamed) : what;
        return Sentence.of(phrases, named, where(incident), severity(incident));
    }

    /** Version 1.1 has a resource name only; the longer ones of 1.2 end in labels. */
    private static Optional<String> where(CloudIncident incident) {
        return PayloadFields.first(incident.resourceDisplayName())
                .or(() -> PayloadFields.first(incident.resourceName())
                        .filter(Predicate.not(CloudMonitoring::isResourceName))
                        .filter(name -> !name.contains("{")));
    }

    /** A policy need not have one. */
    private static Optional<String> severity(CloudIncident incident) {
        return PayloadFields.first(incident.severity()).filter(Predicate.not("No severity"::equalsIgnoreCase));
    }

    /** "projects/12345/alertPolicies/67890" is nothing to say at three in the morning. */
    private static boolean isResourceName(String name) {
        return name.startsWith("projects/");
    }

    @RegisterForReflection
    record Notification(String version, CloudIncident incident) {
        /** What the console sends by "Test connection". */
        boolean isTest() {
            return "test".equalsIgnoreCase(version);
        }
    }

    @RegisterForReflection
    @JsonNaming(SnakeCaseStrategy.class)
    record CloudIncident(
            String incidentId,
            String state,
            String policyName,
            String conditionName,
            String resourceDisplayName,
            String resourceName,
            String severity,
            String summary) {}
}
