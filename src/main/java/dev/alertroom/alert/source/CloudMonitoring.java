package dev.alertroom.alert.source;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.alertroom.speech.AlertDescription;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Google Cloud Monitoring's webhook channel, versions 1.1 and 1.2.
 *
 * @see <a href="https://cloud.google.com/monitoring/support/notification-options#webhooks">Webhook notifications</a>
 */
@ApplicationScoped
class CloudMonitoring implements Source {

    /** The labels of https://cloud.google.com/monitoring/api/resources that hold a name rather than a number. */
    private static final List<String> NAMES = List.of(
            "host",
            "pod_name",
            "container_name",
            "service_name",
            "function_name",
            "job_name",
            "node_name",
            "cluster_name",
            "database_id",
            "instance_name",
            "subscription_id",
            "topic_id",
            "queue_id",
            "bucket_name",
            "backend_target_name",
            "url_map_name");

    @Override
    public String name() {
        return "cloud-monitoring";
    }

    @Override
    public List<Alert> alerts(Payload payload) {
        var notification = payload.json(Notification.class);
        var incident = Optional.ofNullable(notification.incident())
                .orElseThrow(() -> new NotUnderstoodException(
                        "Cloud Monitoring sends {\"version\": …, \"incident\": {…}}; there was no incident."));
        var state = "closed".equalsIgnoreCase(incident.state()) ? Alert.State.CLEARED : Alert.State.FIRING;
        var description = description(incident);
        return List.of(Alert.of(
                        PayloadFields.first(incident.incidentId()),
                        state,
                        notification.isTest() ? description.as(AlertDescription.Kind.TEST) : description)
                .linked(Stream.of(incident.url())));
    }

    private static AlertDescription description(CloudIncident incident) {
        return AlertDescription.of(what(incident).or(() -> PayloadFields.first(incident.summary())))
                .at(where(incident))
                .rated(severity(incident));
    }

    /** The policy and its condition, which often repeat each other. */
    private static Optional<String> what(CloudIncident incident) {
        var policy = PayloadFields.first(Predicate.not(CloudMonitoring::isResourceName), incident.policyName());
        var condition = PayloadFields.first(Predicate.not(CloudMonitoring::isResourceName), incident.conditionName());
        if (policy.isEmpty() || condition.isEmpty() || contains(condition.get(), policy.get())) {
            return condition.or(() -> policy);
        }
        return contains(policy.get(), condition.get()) ? policy : Optional.of(policy.get() + ": " + condition.get());
    }

    private static boolean contains(String text, String part) {
        return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }

    /** Version 1.1 has a resource name only; the longer ones of 1.2 end in labels. */
    private static Optional<String> where(CloudIncident incident) {
        return PayloadFields.first(incident.resourceDisplayName())
                .or(() -> Optional.ofNullable(incident.resource()).flatMap(CloudMonitoring::named))
                .or(() -> PayloadFields.first(incident.resourceName())
                        .filter(Predicate.not(CloudMonitoring::isResourceName))
                        .filter(name -> !name.contains("{")));
    }

    private static Optional<String> named(Resource resource) {
        var labels = Optional.ofNullable(resource.labels()).orElse(Map.of());
        return NAMES.stream()
                .flatMap(label -> PayloadFields.first(labels.get(label)).stream())
                .findFirst();
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
            Resource resource,
            String severity,
            String summary,
            String url) {}

    @RegisterForReflection
    record Resource(Map<String, String> labels) {}
}
