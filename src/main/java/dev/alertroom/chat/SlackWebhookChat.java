package dev.alertroom.chat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.alertroom.incident.Chat;

/**
 * A channel of Slack, by an incoming webhook.
 *
 * @see <a href="https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks">Incoming webhooks</a>
 */
final class SlackWebhookChat {

    private SlackWebhookChat() {}

    static Chat of(String id, String address, IncidentText text, ChatClient client, ObjectMapper json) {
        return new OneWayChat(
                id,
                address,
                client,
                message -> json.createObjectNode()
                        .put("text", text.written(message, SlackMarkup.MRKDWN))
                        .put("unfurl_links", false));
    }
}
