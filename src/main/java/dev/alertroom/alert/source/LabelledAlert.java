package dev.alertroom.alert.source;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One alert as Prometheus' Alertmanager knows it, and Grafana after it: who it is, its labels say. */
@RegisterForReflection
record LabelledAlert(String status, String fingerprint, Map<String, String> labels, Map<String, String> annotations) {

    LabelledAlert {
        labels = labels == null ? Map.of() : labels;
        annotations = annotations == null ? Map.of() : annotations;
    }

    /** @param group the status of the group, for an alert without one */
    Alert.State state(String group) {
        return PayloadFields.first(status, group)
                        .filter("resolved"::equalsIgnoreCase)
                        .isPresent()
                ? Alert.State.CLEARED
                : Alert.State.FIRING;
    }

    /** The fingerprint, which is made of the labels; the labels themselves if it is left out. */
    Optional<String> key() {
        return PayloadFields.first(fingerprint)
                .or(() -> labels.isEmpty() ? Optional.empty() : Optional.of(new TreeMap<>(labels).toString()));
    }

    Optional<String> name() {
        return PayloadFields.first(labels.get("alertname"));
    }

    Optional<String> summary() {
        return PayloadFields.first(
                annotations.get("summary"), annotations.get("description"), annotations.get("message"));
    }

    Optional<String> where() {
        return PayloadFields.first(
                        labels.get("instance"),
                        labels.get("pod"),
                        labels.get("node"),
                        labels.get("host"),
                        labels.get("hostname"),
                        labels.get("service"),
                        labels.get("job"),
                        labels.get("namespace"),
                        labels.get("zone"))
                .map(LabelledAlert::withoutPort);
    }

    Optional<String> severity() {
        return PayloadFields.first(labels.get("severity"), labels.get("priority"), labels.get("level"));
    }

    /** The label instance is host:port: https://prometheus.io/docs/concepts/jobs_instances */
    private static String withoutPort(String host) {
        return host.replaceFirst(":\\d{1,5}$", "");
    }
}
