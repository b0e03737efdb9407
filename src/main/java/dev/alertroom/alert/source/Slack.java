package dev.alertroom.alert.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.alertroom.speech.AlertDescription;
import dev.alertroom.speech.MessageText;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
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

    /** Titles that name whoever sends, or what kind of text follows. */
    private static final Pattern IDLE_TITLE = Pattern.compile(
            "(?i)\\W*(?:gatus|description|details?|message|status|summary|event|info|update|new|alert|notification"
                    + "|(?:service|host) (?:problem|recovery) notification|[a-z]{3,20} (?:alert|notification)|アラート|通知)\\W*");

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
        int first = first(texts);
        var title = StatedTitle.ofFirstSentence(withoutLinks(texts.get(first)));
        var fields = JsonGuess.inPairs(fields(message));
        var place = fields.place(name -> !PayloadFields.says(title.written(), name));
        var description = AlertDescription.of(title.spoken())
                .detailed(title.reason().or(() -> detail(title, texts, first)))
                .at(title.place().or(() -> place))
                .within(place.flatMap(name -> fields.project().filter(project -> !project.equals(name))))
                .rated(title.severity().or(fields::severity))
                .as(title.isDown() ? AlertDescription.Kind.DOWN : AlertDescription.Kind.PROBLEM);
        boolean over = title.isOver() || isGreen(message);
        var key = title.key() + place.map(name -> "\n" + name).orElse("");
        return title.isNeither()
                ? List.of()
                : List.of(new Alert(key, over ? Alert.State.CLEARED : Alert.State.FIRING, description));
    }

    /** The text that says what happened: a sender's name, or that there is news, does not. */
    private static int first(List<String> texts) {
        return IntStream.range(0, texts.size())
                .filter(at -> !IDLE_TITLE
                        .matcher(MessageText.cleaned(withoutLinks(texts.get(at))))
                        .matches())
                .findFirst()
                .orElse(0);
    }

    /** The rest of the text, or the next one that says more than it. */
    private static Optional<String> detail(StatedTitle title, List<String> texts, int first) {
        var rest = withoutLinks(texts.get(first));
        int end = MessageText.cleaned(rest).indexOf(title.written());
        var others = texts.stream()
                .skip(first + 1L)
                .filter(text -> !ANNOUNCEMENT.matcher(text + "\n").matches())
                .map(text -> JsonGuess.withoutList(withoutLinks(text)))
                .filter(text -> !StatedTitle.of(text).key().equals(title.key()));
        return Stream.concat(
                        Stream.of(
                                end < 0
                                        ? ""
                                        : MessageText.cleaned(rest)
                                                .substring(end + title.written().length())),
                        others)
                .filter(text -> text.codePoints().filter(Character::isLetter).count() > 2)
                .map(text -> text.replaceFirst("^[.!? ]{1,5}", ""))
                .findFirst();
    }

    /** What stands in the fields of attachments and blocks, by name. */
    private static Map<String, String> fields(JsonNode message) {
        var fields = new LinkedHashMap<String, String>();
        for (JsonNode attachment : each(message.path("attachments"))) {
            for (JsonNode field : each(attachment.path("fields"))) {
                var value = withoutLinks(field.path("value").asText()).strip();
                if (!value.isEmpty() && !value.startsWith("http")) {
                    fields.putIfAbsent(field.path("title").asText(), value);
                }
            }
        }
        Stream.concat(
                        each(message.path("blocks")).stream(),
                        each(message.path("attachments")).stream().flatMap(item -> each(item.path("blocks")).stream()))
                .flatMap(block -> each(block.path("fields")).stream())
                .flatMap(field -> text(field.path("text")))
                .flatMap(text -> MailBody.pair(withoutLinks(text)).stream())
                .forEach(pair -> fields.putIfAbsent(pair.getKey(), pair.getValue()));
        return fields;
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
                .replaceAll("(?m)^(?:>|&gt;) ?", "")
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
