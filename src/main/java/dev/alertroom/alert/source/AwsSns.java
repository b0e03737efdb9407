package dev.alertroom.alert.source;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.UpperCamelCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.alertroom.speech.AlertPhrases;
import dev.alertroom.speech.MessageText;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
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
    private static final Pattern ID = Pattern.compile("[a-z]{1,6}-[0-9a-f]{8,}|[0-9a-fA-F-]{12,}|arn:.*");

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
    public List<Alert> alerts(Payload payload, AlertPhrases phrases) {
        var message = payload.json(SnsMessage.class);
        if (message.type() == null) {
            throw new NotUnderstoodException(
                    "SNS sends {\"Type\": \"Notification\", \"Message\": …}; there was no Type.");
        }
        if (!message.isNotification()) {
            LOG.infof("%s of %s", MessageText.cleaned(message.type()), message.topicArn());
            return List.of();
        }
        return alarm(message, payload)
                .map(alarm -> alerts(alarm, phrases))
                .orElseGet(() -> List.of(spoken(message, phrases)));
    }

    private static Optional<Alarm> alarm(SnsMessage message, Payload payload) {
        try {
            return Optional.ofNullable(message.message())
                    .filter(text -> text.stripLeading().startsWith("{"))
                    .map(text ->
                            payload.inner(text.getBytes(StandardCharsets.UTF_8)).json(Alarm.class))
                    .filter(alarm -> alarm.alarmName() != null && alarm.newStateValue() != null);
        } catch (NotUnderstoodException e) {
            LOG.warnf("A message of SNS looks like an alarm and is none, so it is spoken: %s", e.getMessage());
            return Optional.empty();
        }
    }

    private static List<Alert> alerts(Alarm alarm, AlertPhrases phrases) {
        var key = Optional.ofNullable(alarm.alarmArn()).orElse(alarm.alarmName());
        return switch (alarm.newStateValue()) {
            case "OK" -> List.of(new Alert(key, Alert.State.CLEARED, sentence(alarm, phrases)));
            case "INSUFFICIENT_DATA" -> List.of();
            default -> List.of(new Alert(key, Alert.State.FIRING, sentence(alarm, phrases)));
        };
    }

    private static String sentence(Alarm alarm, AlertPhrases phrases) {
        var where = alarm.where();
        var named = where.map(place -> phrases.at(alarm.alarmName(), place)).orElse(alarm.alarmName());
        return alarm.detail().map(detail -> phrases.detailed(named, detail)).orElse(named);
    }

    private static Alert spoken(SnsMessage message, AlertPhrases phrases) {
        var subject = PayloadFields.asItIs(message.subject());
        var text = PayloadFields.asItIs(message.message());
        var sentence = subject.isPresent() && text.isPresent()
                ? phrases.detailed(subject.get(), text.get())
                : subject.or(() -> text).orElseGet(phrases::unnamed);
        return new Alert(subject.orElse("") + "\n" + text.orElse(""), Alert.State.FIRING, sentence);
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
                    .flatMap(dimension -> PayloadFields.asItIs(dimension.value()).stream())
                    .filter(value -> !ID.matcher(value).matches())
                    .findFirst()
                    .or(() -> PayloadFields.asItIs(region));
        }

        /** What people wrote says more than a metric does, and that more than the state's reason. */
        Optional<String> detail() {
            return PayloadFields.asItIs(alarmDescription)
                    .or(() -> Optional.ofNullable(trigger).flatMap(cause -> PayloadFields.asItIs(cause.metricName())))
                    .or(() -> PayloadFields.asItIs(newStateReason));
        }

        private Stream<Dimension> dimensions() {
            return Stream.ofNullable(trigger)
                    .flatMap(cause -> Stream.ofNullable(cause.dimensions()))
                    .flatMap(List::stream)
                    .flatMap(Stream::ofNullable);
        }
    }

    @RegisterForReflection
    @JsonNaming(UpperCamelCaseStrategy.class)
    record Trigger(String metricName, String namespace, List<Dimension> dimensions) {}

    /** Written in small letters, unlike all the rest. */
    @RegisterForReflection
    record Dimension(String name, String value) {}
}
