package dev.alertroom.alert.source;

import dev.alertroom.speech.AlertPhrases;
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
    public List<Alert> alerts(Payload payload, AlertPhrases phrases) {
        var notification = payload.json(Notification.class);
        return notification.heartbeat() == null
                ? List.of(withoutHeartbeat(notification, phrases))
                : ofHeartbeat(notification, notification.heartbeat(), phrases);
    }

    /** A status of https://github.com/louislam/uptime-kuma/blob/master/src/util.ts: down 0, up 1, pending 2, maintenance 3. */
    private static List<Alert> ofHeartbeat(Notification notification, Heartbeat heartbeat, AlertPhrases phrases) {
        return switch (PayloadFields.first(heartbeat.status()).orElse("")) {
            case "1" -> List.of(alert(notification, heartbeat, Alert.State.CLEARED, phrases));
            case "2", "3" -> List.of();
            default -> List.of(alert(notification, heartbeat, Alert.State.FIRING, phrases));
        };
    }

    private static Alert alert(
            Notification notification, Heartbeat heartbeat, Alert.State state, AlertPhrases phrases) {
        var monitor = Optional.ofNullable(notification.monitor());
        var why = PayloadFields.first(heartbeat.msg());
        var message = monitor.flatMap(known -> PayloadFields.first(known.name(), known.hostname()))
                .map(phrases::down)
                .map(down -> why.map(reason -> phrases.detailed(down, reason)).orElse(down))
                .or(() -> PayloadFields.first(notification.msg()))
                .or(() -> why)
                .orElseThrow(UptimeKuma::notUnderstood);
        var id = PayloadFields.first(heartbeat.monitorID())
                .or(() -> monitor.flatMap(known -> PayloadFields.first(known.id())));
        return new Alert(id.orElse(message), state, message);
    }

    /** The button Test sends "… Testing"; a certificate that expires soon comes without a heartbeat too. */
    private static Alert withoutHeartbeat(Notification notification, AlertPhrases phrases) {
        var text = PayloadFields.first(notification.msg()).orElseThrow(UptimeKuma::notUnderstood);
        var message = text.endsWith("Testing") ? phrases.test(text) : text;
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
