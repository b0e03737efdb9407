package dev.alertroom.chat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alertroom.incident.Chat;
import dev.alertroom.incident.ChatMessage;
import io.smallrye.mutiny.Uni;
import java.util.Map;

/**
 * A channel of Microsoft Teams, by a workflow that posts an Adaptive Card when a webhook is called. It can't change what it has
 * posted. Text of others is in runs of a RichTextBlock, which knows no Markdown; that of a TextBlock does.
 *
 * @see <a href="https://learn.microsoft.com/en-us/microsoftteams/platform/webhooks-and-connectors/how-to/connectors-using">Create and
 *     send messages</a>
 * @see <a href="https://learn.microsoft.com/en-us/adaptive-cards/authoring-cards/text-features">Text features: RichTextBlock</a>
 */
final class TeamsChat implements Chat {

    private static final String CARD = "application/vnd.microsoft.card.adaptive";

    private final String id;
    private final String address;
    private final MessageText text;
    private final ChatClient client;
    private final ObjectMapper json;

    TeamsChat(String id, String address, MessageText text, ChatClient client, ObjectMapper json) {
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
        var body = json.createObjectNode().put("type", "message");
        var attachment = body.putArray("attachments").addObject();
        attachment.put("contentType", CARD);
        card(attachment.putObject("content"), message);
        return client.post(id, address, Map.of(), ChatClient.bytes(body), answer -> new Taken(""));
    }

    private void card(ObjectNode card, ChatMessage message) {
        card.put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
        card.put("type", "AdaptiveCard");
        card.put("version", "1.4");
        var body = card.putArray("body");
        run(body, text.headline(message)).put("weight", "Bolder").put("size", "Medium");
        for (String alert : text.alerts(message)) {
            run(body, "• " + alert);
        }
        run(body, text.present(message));
        text.dialIn(message, Markdown.OF_CARDS)
                .ifPresent(line -> body.addObject()
                        .put("type", "TextBlock")
                        .put("text", line)
                        .put("wrap", true));
        card.putArray("actions")
                .addObject()
                .put("type", "Action.OpenUrl")
                .put("title", text.pageLabel(message))
                .put("url", message.page());
    }

    /** A line of its own. */
    private static ObjectNode run(ArrayNode body, String line) {
        return body.addObject()
                .put("type", "RichTextBlock")
                .putArray("inlines")
                .addObject()
                .put("type", "TextRun")
                .put("text", line);
    }

    /** For what is ours alone: the number to dial. */
    private enum Markdown implements Markup {
        OF_CARDS;

        @Override
        public String text(String others) {
            return others.replaceAll("([\\\\`*_\\[\\]()<>#+.!-])", "\\\\$1");
        }

        @Override
        public String strong(String text) {
            return "**" + text + "**";
        }

        @Override
        public String link(String url, String label) {
            return "[" + label + "](" + url + ")";
        }
    }
}
