package dev.alertroom.alert.source;

import dev.alertroom.speech.AlertDescription;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * Mackerel's webhook channel. Three of its events are alerts: alert, alertGroup and the sample.
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
    public List<Alert> alerts(Payload payload) {
        var notification = payload.json(Notification.class);
        var event = PayloadFields.first(notification.event())
                .orElseThrow(() -> new NotUnderstoodException(
                        "Mackerel sends {\"event\": \"alert\", \"alert\": {…}, …}; there was no event."));
        return switch (event) {
            case "alert" -> List.of(alert(notification));
            case "alertGroup" -> List.of(group(notification));
            case "sample" -> List.of(sample(notification));
            default -> List.of();
        };
    }

    private static Alert alert(Notification notification) {
        var alert = Optional.ofNullable(notification.alert())
                .orElseThrow(() ->
                        new NotUnderstoodException("Mackerel's event alert has {\"alert\": {…}}; there was no alert."));
        var measured = PayloadFields.first(notification.message(), alert.metricLabel());
        var name = PayloadFields.first(alert.monitorName());
        var description = AlertDescription.of(name.or(() -> measured))
                .detailed(name.flatMap(known -> measured))
                .at(where(notification))
                .rated(severity(alert));
        return Alert.of(PayloadFields.first(alert.id(), alert.url()), state(alert), description);
    }

    private static Optional<String> where(Notification notification) {
        return Optional.ofNullable(notification.host())
                .flatMap(host -> PayloadFields.first(host.name()))
                .or(() -> Optional.ofNullable(notification.service())
                        .flatMap(service -> PayloadFields.first(service.name())));
    }

    private static Alert group(Notification notification) {
        var group = Optional.ofNullable(notification.alertGroup())
                .orElseThrow(() -> new NotUnderstoodException(
                        "Mackerel's event alertGroup has {\"alertGroup\": {…}}; there was no alertGroup."));
        var what = Optional.ofNullable(notification.alertGroupSetting())
                .flatMap(setting -> PayloadFields.first(setting.name()))
                .or(() -> PayloadFields.first(notification.message()));
        return Alert.of(
                PayloadFields.first(group.id(), group.url()),
                state(group),
                AlertDescription.of(what).rated(severity(group)));
    }

    private static Alert sample(Notification notification) {
        return Alert.of(
                Optional.of("sample"),
                Alert.State.FIRING,
                AlertDescription.of(PayloadFields.first(notification.message())).as(AlertDescription.Kind.TEST));
    }

    /** An alert may be closed by hand while its status is still critical; a group has no isOpen. */
    private static Alert.State state(MackerelAlert alert) {
        boolean over = "false".equalsIgnoreCase(alert.isOpen())
                || PayloadFields.first(alert.status())
                        .filter("ok"::equalsIgnoreCase)
                        .isPresent();
        return over ? Alert.State.CLEARED : Alert.State.FIRING;
    }

    private static Optional<String> severity(MackerelAlert alert) {
        return PayloadFields.first(alert.status()).filter(status -> !status.equalsIgnoreCase("ok"));
    }

    @RegisterForReflection
    record Notification(
            String event,
            String message,
            Named host,
            Named service,
            MackerelAlert alert,
            MackerelAlert alertGroup,
            Named alertGroupSetting) {}

    @RegisterForReflection
    record Named(String name) {}

    @RegisterForReflection
    record MackerelAlert(String id, String url, String status, String isOpen, String monitorName, String metricLabel) {}
}
