package dev.alertroom.alert.source;

import dev.alertroom.speech.AlertDescription;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * Uptime Kuma's webhook with the content type application/json.
 *
 * @see <a href="https://github.com/louislam/uptime-kuma/blob/master/server/notification-providers/webhook.js">webhook.js</a>
 */
@ApplicationScoped
class UptimeKuma implements Source {

    @Override
    public String name() {
        return "uptime-kuma";
    }

    @Override
    public List<Alert> alerts(Payload payload) {
        var notification = payload.json(Notification.class);
        return notification.heartbeat() == null
                ? List.of(withoutHeartbeat(notification))
                : ofHeartbeat(notification, notification.heartbeat());
    }

    /** A status of https://github.com/louislam/uptime-kuma/blob/master/src/util.ts: down 0, up 1, pending 2, maintenance 3. */
    private static List<Alert> ofHeartbeat(Notification notification, Heartbeat heartbeat) {
        return switch (PayloadFields.first(heartbeat.status()).orElse("")) {
            case "1" -> List.of(alert(notification, heartbeat, Alert.State.CLEARED));
            case "2", "3" -> List.of();
            default -> List.of(alert(notification, heartbeat, Alert.State.FIRING));
        };
    }

    private static Alert alert(Notification notification, Heartbeat heartbeat, Alert.State state) {
        var monitor = Optional.ofNullable(notification.monitor());
        var name = monitor.flatMap(known -> PayloadFields.first(known.name(), known.hostname(), known.url()));
        var why = PayloadFields.first(heartbeat.msg());
        if (name.isEmpty()
                && why.isEmpty()
                && PayloadFields.first(notification.msg()).isEmpty()) {
            throw notUnderstood();
        }
        var description = name.map(AlertDescription::of)
                .map(down -> down.as(AlertDescription.Kind.DOWN).detailed(why))
                .orElseGet(() -> AlertDescription.of(PayloadFields.first(notification.msg(), heartbeat.msg())));
        var id = PayloadFields.first(heartbeat.monitorID())
                .or(() -> monitor.flatMap(known -> PayloadFields.first(known.id())));
        return Alert.of(id, state, description);
    }

    /** The button Test sends "… Testing"; a certificate that expires soon comes without a heartbeat too. */
    private static Alert withoutHeartbeat(Notification notification) {
        var text = PayloadFields.first(notification.msg()).orElseThrow(UptimeKuma::notUnderstood);
        var description = AlertDescription.of(text);
        return Alert.of(
                Optional.empty(),
                Alert.State.FIRING,
                text.endsWith("Testing") ? description.as(AlertDescription.Kind.TEST) : description);
    }

    private static NotUnderstoodException notUnderstood() {
        return new NotUnderstoodException(
                "Uptime Kuma sends {\"heartbeat\": {…}, \"monitor\": {…}, \"msg\": …}; there was nothing of it.");
    }

    @RegisterForReflection
    record Notification(Heartbeat heartbeat, Monitor monitor, String msg) {}

    @RegisterForReflection
    record Heartbeat(String monitorID, String status, String msg) {}

    @RegisterForReflection
    record Monitor(String id, String name, String hostname, String url) {}
}
