package dev.alertroom.alert.source;

import dev.alertroom.speech.AlertDescription;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One alert as Prometheus' Alertmanager knows it, and Grafana after it: who it is, its labels say. */
@RegisterForReflection
record LabelledAlert(
        String status,
        String fingerprint,
        Map<String, String> labels,
        Map<String, String> annotations,
        String dashboardURL,
        String panelURL,
        String generatorURL) {

    /** That of kube-prometheus which only proves that alerts arrive, and the names that others give it. */
    private static final Set<String> BEATS = Set.of("watchdog", "deadmansswitch", "deadmanssnitch");

    /** That of kube-prometheus which mutes others. */
    private static final Set<String> NO_ALERTS = Set.of("infoinhibitor");

    /** The thing that an alert is about, the most exact first: the names of kube-state-metrics, then those of others. */
    private static final List<String> THINGS = List.of(
            "persistentvolumeclaim",
            "persistentvolume",
            "deployment",
            "statefulset",
            "daemonset",
            "job_name",
            "cronjob",
            "horizontalpodautoscaler",
            "hpa",
            "poddisruptionbudget",
            "resourcequota",
            "ingress",
            "node",
            "nodename",
            "hostname",
            "host",
            "server",
            "vm",
            "pod",
            "pod_name",
            "service_name",
            "app",
            "application",
            "target",
            "database",
            "datname",
            "consumergroup",
            "queue",
            "topic",
            "domain");

    /** What only says who measured it where the alert comes of an exporter. */
    private static final List<String> MEASURERS =
            List.of("service", "pod", "pod_name", "container", "instance", "job", "app");

    /** Parts of a machine. */
    private static final List<String> PARTS = List.of(
            "mountpoint", "name", "sensor", "groupname", "interface", "ifName", "device", "disk", "proxy", "backend");

    /** Things that have a namespace of Kubernetes around them. */
    private static final Set<String> WITHOUT_NAMESPACE =
            Set.of("node", "nodename", "hostname", "host", "server", "vm", "persistentvolume", "domain", "target");

    private static final Pattern EXPORTER =
            Pattern.compile("(?i).*(?:kube-state-metrics|kube-rbac-proxy|kubelet|cadvisor|exporter|blackbox"
                    + "|prometheus-operator|metrics-server|otel-collector|integrations/).*");

    /** Addresses of the exporters that watch another thing than the host they run on. */
    private static final Pattern OF_EXPORTER = Pattern.compile(".*:(?:9115|8080|8081|8443)");

    private static final Pattern HOST_AND_PORT = Pattern.compile("(.{1,200}?):\\d{1,5}");

    /** The rules of https://samber.github.io/awesome-prometheus-alerts name the place in the summary. */
    private static final Pattern INSTANCE = Pattern.compile(" ?\\((?:instance|host|node|pod) ([^()]{1,200})\\) ?");

    private static final Pattern VALUES = Pattern.compile("\\s(?:VALUE|LABELS|Labels)\\s*[=:]|\\s*\\[ var='");
    private static final Pattern WORD_BORDER =
            Pattern.compile("[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

    LabelledAlert {
        labels = labels == null ? Map.of() : labels;
        annotations = annotations == null ? Map.of() : annotations;
    }

    /** @param group the status of the group, for an alert without one */
    Alert.State state(String group) {
        // A group is resolved once each of its alerts is.
        boolean over = Stream.of(status, group)
                .anyMatch(state -> "resolved".equalsIgnoreCase(state) || "ok".equalsIgnoreCase(state));
        if (isNamed(BEATS)) {
            return over ? Alert.State.NO_ALERT : Alert.State.BEAT;
        }
        if (isNoAlert()) {
            return Alert.State.NO_ALERT;
        }
        return over ? Alert.State.CLEARED : Alert.State.FIRING;
    }

    /**
     * What to do, what it looks like, and the rule: {@code runbook_url} is what kube-prometheus and Grafana call the first one, and
     * the addresses are Grafana's; Prometheus has the last one.
     *
     * @see <a href="https://prometheus.io/docs/alerting/latest/clients/">generatorURL</a>
     */
    Stream<String> links() {
        return Stream.of(
                annotations.get("runbook_url"),
                annotations.get("runbook"),
                annotations.get("dashboard_url"),
                panelURL,
                dashboardURL,
                generatorURL);
    }

    private boolean isNamed(Set<String> names) {
        return name().map(name -> name.toLowerCase(Locale.ROOT))
                .filter(names::contains)
                .isPresent();
    }

    private boolean isNoAlert() {
        return isNamed(NO_ALERTS) || severity().filter("none"::equalsIgnoreCase).isPresent();
    }

    /** The fingerprint, which is made of the labels; the labels themselves if it is left out. */
    Optional<String> key() {
        return PayloadFields.first(fingerprint)
                .or(() -> labels.isEmpty() ? Optional.empty() : Optional.of(new TreeMap<>(labels).toString()));
    }

    Optional<String> name() {
        return PayloadFields.first(labels.get("alertname"), labels.get("rulename"));
    }

    AlertDescription description() {
        var summary = summary();
        var thing = thing();
        var part = thing.isEmpty() ? part() : Optional.<String>empty();
        var machine = thing.flatMap(this::value)
                .map(LabelledAlert::withoutPort)
                .or(() -> summary.flatMap(LabelledAlert::placeInSummary))
                .or(this::fallback);
        var around =
                thing.isPresent() && thing.filter(WITHOUT_NAMESPACE::contains).isEmpty()
                        ? value("namespace").or(() -> value("cluster"))
                        : PayloadFields.first(labels.get("cluster"));
        return AlertDescription.of(what(summary.map(
                        text -> INSTANCE.matcher(text).replaceAll(" ").strip())))
                .detailed(detail())
                .at(part.or(() -> machine))
                .within(part.flatMap(name -> machine).or(() -> around))
                .rated(severity());
    }

    /** What of the machine it is about, where that is where it was measured. */
    private Optional<String> part() {
        boolean measuredThere = PayloadFields.first(labels.get("instance")).isPresent();
        return PARTS.stream()
                .filter(label -> measuredThere)
                .flatMap(label -> value(label).stream())
                .filter(name -> !name.equals("/") && !isExporter(name))
                .findFirst();
    }

    /** What people wrote; the alert's name too unless a word of it is in there. */
    private Optional<String> what(Optional<String> summary) {
        var name = name();
        if (summary.isEmpty() || name.isEmpty() || repeats(name.get(), summary.get())) {
            return summary.or(() -> name);
        }
        return Optional.of(name.get() + ": " + summary.get());
    }

    private static boolean repeats(String name, String summary) {
        var said = summary.toLowerCase(Locale.ROOT);
        return Arrays.stream(WORD_BORDER.split(name.substring(0, Math.min(name.length(), 200))))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .filter(word -> word.length() > 2 && !word.equals("kube") && !word.equals("alert"))
                .anyMatch(word -> said.contains(word.substring(0, Math.min(word.length(), 5))));
    }

    Optional<String> summary() {
        return PayloadFields.first(
                        annotations.get("summary"),
                        annotations.get("title"),
                        annotations.get("message"),
                        annotations.get("description"),
                        annotations.get("info"))
                .map(LabelledAlert::withoutValues);
    }

    /** What the description says beyond the summary. */
    private Optional<String> detail() {
        return PayloadFields.first(annotations.get("description"), annotations.get("message"))
                .map(LabelledAlert::withoutValues)
                .filter(text -> summary().filter(text::equals).isEmpty());
    }

    private static String withoutValues(String text) {
        var shortened = text.substring(0, Math.min(text.length(), 1000));
        var values = VALUES.matcher(shortened);
        return values.find() ? shortened.substring(0, values.start()).strip() : shortened;
    }

    private static Optional<String> placeInSummary(String summary) {
        var place = INSTANCE.matcher(summary.substring(0, Math.min(summary.length(), 1000)));
        return place.find() ? PayloadFields.first(withoutPort(place.group(1))) : Optional.empty();
    }

    /** The label that names the thing that is broken rather than who saw it. */
    private Optional<String> thing() {
        boolean exporter = isOfExporter();
        return THINGS.stream()
                .filter(label -> value(label).isPresent())
                .filter(label -> !exporter
                        || !MEASURERS.contains(label)
                        || value(label).filter(LabelledAlert::isExporter).isEmpty())
                .findFirst();
    }

    /** Prometheus renames labels that the scraped target has as well: https://prometheus.io/docs/prometheus/latest/configuration/configuration */
    private Optional<String> value(String label) {
        return PayloadFields.first(labels.get("exported_" + label), labels.get(label));
    }

    /** Where nothing better is known: the service, the instance, the job; never those of an exporter that watches others. */
    private Optional<String> fallback() {
        boolean exporter = isOfExporter();
        var instance = PayloadFields.first(labels.get("instance"))
                .filter(address -> !exporter || !OF_EXPORTER.matcher(address).matches());
        var others = Stream.of("service", "container", "name", "device", "job")
                .flatMap(label -> PayloadFields.first(labels.get(label)).stream())
                .filter(value -> !isExporter(value));
        return exporter
                ? instance.map(LabelledAlert::withoutPort)
                        .or(() -> others.findFirst())
                        .or(this::around)
                : PayloadFields.first(labels.get("service"))
                        .or(() -> instance.map(LabelledAlert::withoutPort))
                        .or(others::findFirst)
                        .or(this::around);
    }

    private Optional<String> around() {
        return PayloadFields.first(
                labels.get("namespace"),
                labels.get("cluster"),
                labels.get("zone"),
                labels.get("region"),
                labels.get("environment"));
    }

    private boolean isOfExporter() {
        return Stream.of("job", "service", "container", "pod")
                .anyMatch(label -> PayloadFields.first(labels.get(label))
                        .filter(LabelledAlert::isExporter)
                        .isPresent());
    }

    private static boolean isExporter(String value) {
        return value.length() < 200 && EXPORTER.matcher(value).matches();
    }

    Optional<String> severity() {
        return PayloadFields.first(labels.get("severity"), labels.get("priority"), labels.get("level"));
    }

    /** The label instance is host:port: https://prometheus.io/docs/concepts/jobs_instances */
    private static String withoutPort(String host) {
        var found = HOST_AND_PORT.matcher(host);
        return found.matches() ? found.group(1) : host;
    }
}
