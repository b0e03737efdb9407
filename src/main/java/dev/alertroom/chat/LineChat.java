package dev.alertroom.chat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.alertroom.incident.Chat;
import dev.alertroom.incident.ChatMessage;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/**
 * Somebody, or a group, in LINE, by a push message of the Messaging API. It can't be changed, and each counts against the
 * channel's quota.
 *
 * @see <a href="https://developers.line.biz/en/reference/messaging-api/#send-push-message">Send push message</a>
 */
final class LineChat implements Chat {

    /** What was taken before is answered so. */
    private static final int CONFLICT = 409;

    private final String id;
    private final String to;
    private final String api;
    private final String token;
    private final IncidentText text;
    private final ChatClient client;
    private final ObjectMapper json;

    LineChat(String id, String to, String api, String token, IncidentText text, ChatClient client, ObjectMapper json) {
        this.id = id;
        this.to = to;
        this.api = api;
        this.token = token;
        this.text = text;
        this.client = client;
        this.json = json;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public boolean editable() {
        return false;
    }

    @Override
    public Uni<Reception> tell(ChatMessage message) {
        var body = json.createObjectNode().put("to", to);
        body.putArray("messages").addObject().put("type", "text").put("text", text.written(message, Markup.PLAIN));
        var headers = Map.of("Authorization", "Bearer " + token, "X-Line-Retry-Key", retryKey(message));
        return client.post(
                id, api + "/v2/bot/message/push", headers, ChatClient.bytes(body), answer -> new Taken(""), CONFLICT);
    }

    /**
     * The same when the same is tried again, so that a message whose answer was lost is not sent twice.
     *
     * @see <a href="https://developers.line.biz/en/docs/messaging-api/retrying-api-request/">Retry failed API requests</a>
     */
    private String retryKey(ChatMessage message) {
        var name = id + "/" + message.incident().id() + "/" + message.edition();
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
