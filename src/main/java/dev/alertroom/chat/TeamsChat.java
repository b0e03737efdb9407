package dev.alertroom.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alertroom.incident.Chat;
import dev.alertroom.incident.ChatMessage;

/**
 * A channel of Microsoft Teams, by a workflow that posts an Adaptive Card when a webhook is called. It can't change what it has
 * posted. Text of others is in runs of a RichTextBlock, which knows no Markdown; that of a TextBlock does.
 *
 * @see <a href="https://learn.microsoft.com/en-us/microsoftteams/platform/webhooks-and-connectors/how-to/connectors-using">Create and
 *     send messages</a>
 * @see <a href="https://learn.microsoft.com/en-us/adaptive-cards/authoring-cards/text-features">Text features: RichTextBlock</a>
 */
final class TeamsChat {

    private static final String CARD = "application/vnd.microsoft.card.adaptive";

    private final IncidentText text;
    private final ObjectMapper json;

    private TeamsChat(IncidentText text, ObjectMapper json) {
        this.text = text;
        this.json = json;
    }

    static Chat of(String id, String address, IncidentText text, ChatClient client, ObjectMapper json) {
        return new OneWayChat(id, address, client, new TeamsChat(text, json)::body);
    }

    private JsonNode body(ChatMessage message) {
        var body = json.createObjectNode().put("type", "message");
        var attachment = body.putArray("attachments").addObject();
        attachment.put("contentType", CARD);
        card(attachment.putObject("content"), message);
        return body;
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
