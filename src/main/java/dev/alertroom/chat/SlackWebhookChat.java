package dev.alertroom.chat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.alertroom.incident.Chat;
import dev.alertroom.incident.ChatMessage;
import io.smallrye.mutiny.Uni;
import java.util.Map;

/**
 * A channel of Slack, by an incoming webhook. It tells no id of the message: what is new is another one.
 *
 * @see <a href="https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks">Incoming webhooks</a>
 */
final class SlackWebhookChat implements Chat {

    private final String id;
    private final String address;
    private final MessageText text;
    private final ChatClient client;
    private final ObjectMapper json;

    SlackWebhookChat(String id, String address, MessageText text, ChatClient client, ObjectMapper json) {
        this.id = id;
        this.address = address;
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
        var body = json.createObjectNode()
                .put("text", text.written(message, SlackMarkup.MRKDWN))
                .put("unfurl_links", false);
        return client.post(id, address, Map.of(), ChatClient.bytes(body), answer -> new Taken(""));
    }
}
