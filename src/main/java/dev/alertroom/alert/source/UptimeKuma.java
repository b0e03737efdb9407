package dev.alertroom.alert.source;

import dev.alertroom.alert.Alert;
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
    public List<Alert> alerts(Payload payload, Words words) {
        var notification = payload.json(Notification.class);
        return notification.heartbeat() == null
                ? List.of(withoutHeartbeat(notification, words))
                : ofHeartbeat(notification, notification.heartbeat(), words);
    }

    /** A status of https://github.com/louislam/uptime-kuma/blob/master/src/util.ts: down 0, up 1, pending 2, maintenance 3. */
    private static List<Alert> ofHeartbeat(Notification notification, Heartbeat heartbeat, Words words) {
        return switch (Given.first(heartbeat.status()).orElse("")) {
            case "1" -> List.of(alert(notification, heartbeat, Alert.State.CLEARED, words));
            case "2", "3" -> List.of();
            default -> List.of(alert(notification, heartbeat, Alert.State.FIRING, words));
        };
    }

    private static Alert alert(Notification notification, Heartbeat heartbeat, Alert.State state, Words words) {
        var monitor = Optional.ofNullable(notification.monitor());
        var why = Given.first(heartbeat.msg());
        var message = monitor.flatMap(known -> Given.first(known.name(), known.hostname()))
                .map(words::down)
                .map(down -> why.map(reason -> words.detailed(down, reason)).orElse(down))
                .or(() -> Given.first(notification.msg()))
                .or(() -> why)
                .orElseThrow(UptimeKuma::notUnderstood);
        var id = Given.first(heartbeat.monitorID()).or(() -> monitor.flatMap(known -> Given.first(known.id())));
        return new Alert(id.map(known -> "uptime-kuma " + known).orElse(message), state, message);
    }

    /** The button Test sends "… Testing"; a certificate that expires soon is told without a heartbeat too. */
    private static Alert withoutHeartbeat(Notification notification, Words words) {
        var text = Given.first(notification.msg()).orElseThrow(UptimeKuma::notUnderstood);
        var message = text.endsWith("Testing") ? words.test(text) : text;
        return new Alert(message, Alert.State.FIRING, message);
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
    record Monitor(String id, String name, String hostname) {}
}
