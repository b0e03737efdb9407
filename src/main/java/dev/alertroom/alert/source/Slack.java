package dev.alertroom.alert.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.alertroom.speech.AlertDescription;
import dev.alertroom.speech.MessageText;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What tools post to an incoming webhook of Slack's: a text, else attachments, else blocks. The colour {@code good} or a recovery word
 * in the title clears.
 *
 * @see <a href="https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks">Incoming webhooks</a>
 */
@ApplicationScoped
class Slack implements Source {

    private static final int MAX_ITEMS = 20;
    private static final List<String> GREEN = List.of("good", "#36a64f", "#2eb886", "#2eb67d", "#00ff00", "#008000");

    /** A line that only says that there is an alert. */
    private static final Pattern ANNOUNCEMENT =
            Pattern.compile("^(?i:[\\p{L}\\p{N} .-]{0,30}(?:alert|notification|アラート|通知))[:!]?\\n+");

    /** A link that says no more than that it is one. */
    private static final String IDLE_LINK =
            "\\(?<[^<>|\\s]*+\\|(?i:open|details?|view|more|link|dashboard|runbook|graph|silence|show|詳細|確認|リンク|[0-9a-f]{7,40})>\\)?";

    @Override
    public String name() {
        return "slack";
    }

    @Override
    public List<Alert> alerts(Payload payload) {
        var message = json(payload);
        var texts = texts(message).toList();
        if (texts.isEmpty()) {
            throw new NotUnderstoodException("A message for Slack has text, attachments or blocks; there were none.");
        }
        var title = StatedTitle.of(withoutLinks(texts.get(0)));
        var description = AlertDescription.of(title.spoken())
                .detailed(title.reason()
                        .or(() -> texts.stream()
                                .skip(1)
                                .filter(text ->
                                        !ANNOUNCEMENT.matcher(text + "\n").matches())
                                .findFirst()))
                .at(title.place())
                .rated(title.severity())
                .as(title.isDown() ? AlertDescription.Kind.DOWN : AlertDescription.Kind.PROBLEM);
        boolean over = title.isOver() || isGreen(message);
        return title.isNeither()
                ? List.of()
                : List.of(new Alert(title.key(), over ? Alert.State.CLEARED : Alert.State.FIRING, description));
    }

    /** A form has the JSON in its field {@code payload}. */
    private static JsonNode json(Payload payload) {
        var text = payload.text();
        if (!text.startsWith("payload=")) {
            return payload.json(JsonNode.class);
        }
        try {
            var json = URLDecoder.decode(text.substring("payload=".length()), StandardCharsets.UTF_8);
            return payload.inner(json.getBytes(StandardCharsets.UTF_8)).json(JsonNode.class);
        } catch (IllegalArgumentException e) {
            throw new NotUnderstoodException("The form's field payload is not URL-encoded.");
        }
    }

    private static Stream<String> texts(JsonNode message) {
        var attachments = each(message.path("attachments"));
        var blocks = each(message.path("blocks"));
        return Stream.of(
                        text(message.path("text")),
                        attachments.stream()
                                .flatMap(item -> Stream.of("title", "pretext", "text", "fallback")
                                        .flatMap(name -> text(item.path(name)))),
                        Stream.concat(
                                        blocks.stream(),
                                        attachments.stream().flatMap(item -> each(item.path("blocks")).stream()))
                                .flatMap(block -> Stream.concat(
                                        text(block.path("text").path("text")),
                                        each(block.path("fields")).stream()
                                                .flatMap(field -> text(field.path("text"))))))
                .flatMap(each -> each)
                .distinct();
    }

    private static Stream<String> text(JsonNode node) {
        return (node.isTextual() ? PayloadFields.first(node.asText()) : Optional.<String>empty()).stream();
    }

    private static List<JsonNode> each(JsonNode list) {
        return list.isArray()
                ? StreamSupport.stream(list.spliterator(), false)
                        .limit(MAX_ITEMS)
                        .toList()
                : List.of();
    }

    /** {@code <https://grafana.example.com/d/1|[FIRING] Lag>} is its text. */
    private static String withoutLinks(String text) {
        return ANNOUNCEMENT
                .matcher(MessageText.capped(text, PayloadFields.MAX_CHARACTERS))
                .replaceFirst("")
                .replaceAll("<[!@#][^<>|\\s]*+>", " ")
                .replaceAll(IDLE_LINK, " ")
                .replaceAll("<[^<>|\\s]*+\\|([^<>]*+)>", "$1")
                .replaceAll("(?<![A-Za-z0-9:]):[a-z][a-z0-9_+-]{0,30}:(?![A-Za-z0-9:])", " ");
    }

    private static boolean isGreen(JsonNode message) {
        var colours = each(message.path("attachments")).stream()
                .flatMap(item -> text(item.path("color")))
                .toList();
        return !colours.isEmpty()
                && colours.stream().allMatch(colour -> GREEN.stream().anyMatch(colour::equalsIgnoreCase));
    }
}
