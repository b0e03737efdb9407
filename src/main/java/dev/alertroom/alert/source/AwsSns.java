package dev.alertroom.alert.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.UpperCamelCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.alertroom.speech.AlertDescription;
import dev.alertroom.speech.MessageText;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Amazon SNS, with CloudWatch's alarms or any other text. That SNS signed a message tells nothing of whose topic it came
 * from, so the token is needed as well.
 *
 * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/sns-http-https-endpoint-as-subscriber.html">HTTP/S endpoints</a>
 */
@ApplicationScoped
class AwsSns implements Source {

    private static final Logger LOG = Logger.getLogger(AwsSns.class);

    /** Instances, volumes and the like are named by numbers that nobody can follow. */
    private static final Pattern ID = Pattern.compile("[a-z]{1,6}-[0-9a-f]{8,}|[0-9a-fA-F-]{12,}|arn:.*|/.*|\\d+");

    /** Subjects that only tell whose news it is. */
    private static final Pattern NEWS = Pattern.compile(
            "(?i)(?:(?:aws|amazon|rds|dms|redshift|elasticache|backup) ){0,3}(?:event )?notification(?: message)?(?: from [a-z ]{1,30})?");

    private final SnsSettings settings;
    private final SnsSignatures signatures;

    AwsSns(SnsSettings settings, SnsSignatures signatures) {
        this.settings = settings;
        this.signatures = signatures;
    }

    @Override
    public String name() {
        return "aws-sns";
    }

    @Override
    public Uni<Void> admit(Payload payload, TokenGate gate) {
        gate.requireToken();
        var message = read(payload);
        if (message.isEmpty() || message.get().type() == null) {
            // Not even in the form of SNS: it rings as it is, which the token allows.
            return Uni.createFrom().voidItem();
        }
        var verified = settings.verify()
                ? signatures.verify(message.get())
                : Uni.createFrom().voidItem();
        return message.get().confirmsSubscription()
                ? verified.chain(() -> signatures.confirm(message.get()))
                : verified;
    }

    private static Optional<SnsMessage> read(Payload payload) {
        try {
            return Optional.of(payload.json(SnsMessage.class));
        } catch (NotUnderstoodException e) {
            return Optional.empty();
        }
    }

    @Override
    public List<Alert> alerts(Payload payload) {
        var json = payload.json(JsonNode.class);
        if (json.path("Type").isTextual()) {
            return notified(payload.json(SnsMessage.class), payload);
        }
        // A subscription with raw message delivery gets the message without its envelope.
        return published(payload, json, UnaryOperator.identity())
                .orElseThrow(() -> new NotUnderstoodException(
                        "SNS sends {\"Type\": \"Notification\", \"Message\": …}; there was no Type."));
    }

    private static List<Alert> notified(SnsMessage message, Payload payload) {
        if (!message.isNotification()) {
            LOG.infof("%s of %s", MessageText.cleaned(message.type()), message.topicArn());
            return List.of();
        }
        return inner(message, payload).orElseGet(() -> List.of(text(message)));
    }

    private static Optional<List<Alert>> inner(SnsMessage message, Payload payload) {
        try {
            var json = Optional.ofNullable(message.message())
                    .filter(text -> text.stripLeading().startsWith("{"))
                    .map(text -> payload.inner(text.getBytes(StandardCharsets.UTF_8)));
            return json.flatMap(inner -> published(inner, inner.json(JsonNode.class), alert -> titled(alert, message)));
        } catch (NotUnderstoodException e) {
            LOG.warnf("A message of SNS looks like JSON and is none, so it is spoken: %s", e.getMessage());
            return Optional.empty();
        }
    }

    /**
     * An alarm of CloudWatch, an event of EventBridge, or any other JSON.
     *
     * @param guessed what becomes of an alert that had to be guessed
     */
    private static Optional<List<Alert>> published(Payload payload, JsonNode json, UnaryOperator<Alert> guessed) {
        if (json.path("AlarmName").isTextual() && json.path("NewStateValue").isTextual()) {
            return Optional.of(alerts(payload.json(Alarm.class)));
        }
        if (json.path("detail-type").isTextual()) {
            return Optional.of(EventBridge.alerts(json));
        }
        return Optional.of(JsonGuess.alerts(named(json)).stream().map(guessed).toList())
                .filter(alerts -> !alerts.isEmpty());
    }

    /** Of JSON that is guessed, the subject is a title that somebody wrote for people. */
    private static Alert titled(Alert alert, SnsMessage message) {
        return PayloadFields.first(
                        words -> words.contains(" ") && !NEWS.matcher(words).matches(), message.subject())
                .map(StatedTitle::of)
                .map(stated -> new Alert(
                        alert.key(),
                        alert.state(),
                        new AlertDescription(
                                alert.description().severity(),
                                alert.description().where(),
                                alert.description().scope(),
                                Optional.of(stated.spoken()),
                                alert.description().what(),
                                alert.description().kind())))
                .orElse(alert);
    }

    /**
     * ElastiCache says no more than {@code {"ElastiCache:FailoverComplete": "cluster-1"}}.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ElastiCacheSNS.html">Event notifications</a>
     */
    private static JsonNode named(JsonNode json) {
        var name = json.size() == 1 ? json.fieldNames().next() : "";
        return name.contains(":") && json.path(name).isTextual()
                ? JsonNodeFactory.instance
                        .objectNode()
                        .put("title", name.replace(":", " "))
                        .set("host", json.path(name))
                : json;
    }

    private static List<Alert> alerts(Alarm alarm) {
        var key = PayloadFields.first(alarm.alarmArn(), alarm.alarmName());
        var description =
                AlertDescription.of(alarm.alarmName()).detailed(alarm.detail()).at(alarm.where());
        return switch (alarm.newStateValue()) {
            case "OK" -> List.of(Alert.of(key, Alert.State.CLEARED, description));
            case "INSUFFICIENT_DATA" -> List.of();
            default -> List.of(Alert.of(key, Alert.State.FIRING, description));
        };
    }

    /** A text that somebody published: its subject says what a mail's does. */
    private static Alert text(SnsMessage message) {
        var text = PayloadFields.asItIs(message.message());
        var subject = PayloadFields.first(message.subject())
                .filter(words -> text.isEmpty() || !NEWS.matcher(words).matches());
        var stated = StatedTitle.of(subject.or(() -> text).orElse(""));
        var place = text.flatMap(lines -> JsonGuess.inList(lines).place(name -> true));
        var description = AlertDescription.of(PayloadFields.first(stated.spoken()))
                .detailed(subject.flatMap(known -> text).map(JsonGuess::withoutList))
                .at(place)
                .rated(stated.severity());
        return new Alert(
                stated.key() + place.map(name -> "\n" + name).orElse(""),
                stated.isOver() ? Alert.State.CLEARED : Alert.State.FIRING,
                description);
    }

    /** @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html">Alarms</a> */
    @RegisterForReflection
    @JsonNaming(UpperCamelCaseStrategy.class)
    record Alarm(
            String alarmName,
            String alarmDescription,
            String alarmArn,
            String newStateValue,
            String newStateReason,
            String region,
            Trigger trigger) {

        Optional<String> where() {
            return dimensions()
                    .flatMap(dimension -> PayloadFields.first(dimension.value()).stream())
                    .map(AwsSns::nameOfBalancer)
                    .filter(value -> !ID.matcher(value).matches())
                    .findFirst()
                    .or(() -> PayloadFields.first(region));
        }

        /** What people wrote says more than a metric does; a composite alarm has none. */
        Optional<String> detail() {
            return PayloadFields.first(
                            text -> (!text.startsWith("http") || text.contains(" ")) && !text.startsWith("DO NOT EDIT"),
                            alarmDescription)
                    .or(() -> metrics()
                            .flatMap(metric -> PayloadFields.first(metric.metricName()).stream())
                            .findFirst())
                    .or(() -> expressions().findFirst())
                    .or(() -> PayloadFields.first(
                            reason -> reason.length() < 80 && !reason.contains("arn:"), newStateReason));
        }

        /** The metric of the alarm; of one with metric math, those that it is made of. */
        private Stream<Metric> metrics() {
            return Stream.ofNullable(trigger)
                    .flatMap(cause -> Stream.concat(
                            Stream.of(new Metric(cause.metricName(), cause.dimensions())),
                            PayloadFields.each(cause.metrics())
                                    .limit(Payload.MAX_ALERTS)
                                    .flatMap(query -> Stream.ofNullable(query.metricStat()))
                                    .flatMap(stat -> Stream.ofNullable(stat.metric()))));
        }

        private Stream<String> expressions() {
            return Stream.ofNullable(trigger)
                    .flatMap(cause -> PayloadFields.each(cause.metrics()))
                    .flatMap(query -> PayloadFields.first(query.label()).stream());
        }

        private Stream<Dimension> dimensions() {
            return metrics().flatMap(metric -> PayloadFields.each(metric.dimensions()));
        }
    }

    /** "app/shop/50dc6c495c0c9188" is the load balancer shop, and "targetgroup/web/73e2" the group web. */
    private static String nameOfBalancer(String value) {
        var parts = value.split("/", 4);
        return parts.length == 3 ? parts[1] : value;
    }

    @RegisterForReflection
    @JsonNaming(UpperCamelCaseStrategy.class)
    record Trigger(String metricName, String namespace, List<Dimension> dimensions, List<Query> metrics) {}

    @RegisterForReflection
    @JsonNaming(UpperCamelCaseStrategy.class)
    record Query(String label, MetricStat metricStat) {}

    @RegisterForReflection
    @JsonNaming(UpperCamelCaseStrategy.class)
    record MetricStat(Metric metric) {}

    @RegisterForReflection
    @JsonNaming(UpperCamelCaseStrategy.class)
    record Metric(String metricName, List<Dimension> dimensions) {}

    /** Written in small letters, unlike all the rest. */
    @RegisterForReflection
    record Dimension(String name, String value) {}
}
