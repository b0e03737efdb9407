package dev.alertroom.alert.source;

import dev.alertroom.alert.Alert;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * Mackerel's webhook channel. Of its events, those that tell of something on fire: alert, alertGroup, and the sample.
 *
 * @see <a href="https://mackerel.io/docs/entry/howto/alerts/webhook">Webhook notifications</a>
 */
@ApplicationScoped
class Mackerel implements Source {

    @Override
    public String name() {
        return "mackerel";
    }

    @Override
    public List<Alert> alerts(Payload payload, Words words) {
        var notification = payload.json(Notification.class);
        var event = Given.first(notification.event())
                .orElseThrow(() -> new NotUnderstoodException(
                        "Mackerel sends {\"event\": \"alert\", \"alert\": {…}, …}; there was no event."));
        return switch (event) {
            case "alert" -> List.of(alert(notification, words));
            case "alertGroup" -> List.of(group(notification, words));
            case "sample" -> List.of(sample(notification, words));
            default -> List.of();
        };
    }

    private static Alert alert(Notification notification, Words words) {
        var alert = Optional.ofNullable(notification.alert())
                .orElseThrow(() ->
                        new NotUnderstoodException("Mackerel's event alert has {\"alert\": {…}}; there was no alert."));
        var message = Sentence.of(words, what(notification, alert, words), where(notification), severity(alert));
        return new Alert(Given.first(alert.id(), alert.url()).orElse(message), state(alert), message);
    }

    private static String what(Notification notification, Burning alert, Words words) {
        var measured = Given.first(notification.message(), alert.metricLabel());
        return Given.first(alert.monitorName())
                .map(name -> measured.filter(more -> !more.contains(name))
                        .map(more -> words.detailed(name, more))
                        .orElse(name))
                .or(() -> measured)
                .orElseGet(words::unnamed);
    }

    private static Optional<String> where(Notification notification) {
        return Optional.ofNullable(notification.host())
                .flatMap(host -> Given.first(host.name()))
                .or(() -> Optional.ofNullable(notification.service()).flatMap(service -> Given.first(service.name())));
    }

    private static Alert group(Notification notification, Words words) {
        var group = Optional.ofNullable(notification.alertGroup())
                .orElseThrow(() -> new NotUnderstoodException(
                        "Mackerel's event alertGroup has {\"alertGroup\": {…}}; there was no alertGroup."));
        var what = Optional.ofNullable(notification.alertGroupSetting())
                .flatMap(setting -> Given.first(setting.name()))
                .or(() -> Given.first(notification.message()))
                .orElseGet(words::unnamed);
        var message = Sentence.of(words, what, Optional.empty(), severity(group));
        return new Alert(Given.first(group.id(), group.url()).orElse(message), state(group), message);
    }

    private static Alert sample(Notification notification, Words words) {
        var message = words.test(Given.first(notification.message()).orElse(""));
        return new Alert(message, Alert.State.FIRING, message);
    }

    /** An alert may be closed by hand while its status is still critical; a group has no isOpen. */
    private static Alert.State state(Burning alert) {
        boolean over = "false".equalsIgnoreCase(alert.isOpen())
                || Given.first(alert.status()).filter("ok"::equalsIgnoreCase).isPresent();
        return over ? Alert.State.CLEARED : Alert.State.FIRING;
    }

    private static Optional<String> severity(Burning alert) {
        return Given.first(alert.status()).filter(status -> !status.equalsIgnoreCase("ok"));
    }

    @RegisterForReflection
    record Notification(
            String event,
            String message,
            Named host,
            Named service,
            Burning alert,
            Burning alertGroup,
            Named alertGroupSetting) {}

    @RegisterForReflection
    record Named(String name) {}

    @RegisterForReflection
    record Burning(String id, String url, String status, String isOpen, String monitorName, String metricLabel) {}
}
