package dev.alertroom.chat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alertroom.incident.Chat;
import dev.alertroom.incident.ChatMessage;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.util.Map;

/**
 * Whatever takes JSON: one request for every change, with the incident as it is, signed. The body has the members that Standard
 * Webhooks recommend; those of {@code data} are in docs/chat.md.
 *
 * @see <a href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Standard Webhooks</a>
 */
final class WebhookChat implements Chat {

    /** More are told by their count: a message may have 4,000 characters. */
    private static final int ALERTS = 20;

    private final String id;
    private final String address;
    private final WebhookSignature signature;
    private final IncidentText text;
    private final ChatClient client;
    private final ObjectMapper json;
    private final Clock clock;

    WebhookChat(
            String id,
            String address,
            WebhookSignature signature,
            IncidentText text,
            ChatClient client,
            ObjectMapper json,
            Clock clock) {
        this.id = id;
        this.address = address;
        this.signature = signature;
        this.text = text;
        this.client = client;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String id() {
        return id;
    }

    /** Whoever takes it keeps the newest. */
    @Override
    public boolean editable() {
        return true;
    }

    /** The id is the same when the same is sent again, and the time another, as the specification wants it. */
    @Override
    public Uni<Reception> tell(ChatMessage message) {
        var body = ChatClient.bytes(body(message));
        var webhook = message.incident().id() + "-" + message.edition();
        var timestamp = Long.toString(clock.instant().getEpochSecond());
        var headers = Map.of(
                "webhook-id",
                webhook,
                "webhook-timestamp",
                timestamp,
                "webhook-signature",
                signature.of(webhook, timestamp, body));
        return client.post(id, address, headers, body, answer -> new Taken(""));
    }

    private ObjectNode body(ChatMessage message) {
        var incident = message.incident();
        var body = json.createObjectNode();
        body.put("type", "incident.changed");
        body.put("timestamp", message.now().toString());
        var data = body.putObject("data");
        data.put("id", incident.id());
        data.put("edition", message.edition());
        data.put("team", incident.team());
        data.put("room", incident.room());
        data.put("status", message.status().text());
        data.put("opened_at", incident.openedAt().toString());
        var active = incident.activeAlerts();
        var alerts = data.putArray("alerts");
        incident.alertsByUrgency().stream()
                .limit(ALERTS)
                .forEach(alert -> alerts.addObject()
                        .put("at", alert.at().toString())
                        .put("message", alert.message())
                        .put("state", active.contains(alert) ? "firing" : "cleared"));
        data.put("alert_count", incident.alerts().size());
        var present = data.putArray("present");
        message.present().forEach(present::add);
        text.number().ifPresent(number -> data.put("dial_in", number));
        data.put("page", message.page());
        data.put("text", text.written(message, Markup.PLAIN));
        return body;
    }
}
