package dev.alertroom.chat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.alertroom.incident.Chat;
import dev.alertroom.incident.ChatMessage;
import io.smallrye.mutiny.Uni;
import java.util.Map;

/**
 * A space of Google Chat, by a webhook: an incident is a thread. A webhook can't change what it has posted.
 *
 * @see <a href="https://developers.google.com/workspace/chat/quickstart/webhooks#start-thread">Start or reply to a message
 *     thread</a>
 */
final class GoogleChat implements Chat {

    private static final String REPLY = "messageReplyOption=REPLY_MESSAGE_FALLBACK_TO_NEW_THREAD";

    private final String id;
    private final String address;
    private final MessageText text;
    private final ChatClient client;
    private final ObjectMapper json;

    GoogleChat(String id, String address, MessageText text, ChatClient client, ObjectMapper json) {
        this.id = id;
        this.address = address + (address.contains("?") ? "&" : "?") + REPLY;
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
        var body = json.createObjectNode().put("text", text.written(message, ChatMarkup.TEXT));
        body.putObject("thread").put("threadKey", message.incident().id());
        return client.post(id, address, Map.of(), ChatClient.bytes(body), answer -> new Taken(""));
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
