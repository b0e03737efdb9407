package dev.alertroom.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.alertroom.incident.Chat;
import dev.alertroom.incident.ChatMessage;

/**
 * A space of Google Chat, by a webhook: an incident is a thread. A webhook can't change what it has posted.
 *
 * @see <a href="https://developers.google.com/workspace/chat/quickstart/webhooks#start-thread">Start or reply to a message
 *     thread</a>
 */
final class GoogleChat {

    private static final String REPLY = "messageReplyOption=REPLY_MESSAGE_FALLBACK_TO_NEW_THREAD";

    private final IncidentText text;
    private final ObjectMapper json;

    private GoogleChat(IncidentText text, ObjectMapper json) {
        this.text = text;
        this.json = json;
    }

    static Chat of(String id, String address, IncidentText text, ChatClient client, ObjectMapper json) {
        return new OneWayChat(
                id, address + (address.contains("?") ? "&" : "?") + REPLY, client, new GoogleChat(text, json)::body);
    }

    private JsonNode body(ChatMessage message) {
        var body = json.createObjectNode().put("text", text.written(message, ChatMarkup.TEXT));
        body.putObject("thread").put("threadKey", message.incident().id());
        return body;
    }

    /**
     * {@code <users/all>} mentions everybody and {@code <https://…|…>} is a link. There is no escape, so a character of no width
     * takes what follows apart.
     *
     * @see <a href="https://developers.google.com/workspace/chat/format-messages#text">Format text messages</a>
     */
    private enum ChatMarkup implements Markup {
        TEXT;

        @Override
        public String text(String others) {
            return others.replace("<", "<\u200b");
        }

        @Override
        public String strong(String text) {
            return "*" + text + "*";
        }

        @Override
        public String link(String url, String label) {
            return url.startsWith("tel:") ? label : "<" + url + "|" + label + ">";
        }
    }
}
