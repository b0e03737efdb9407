package dev.alertroom.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alertroom.incident.Chat;
import dev.alertroom.incident.ChatMessage;
import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.Set;

/**
 * A channel of Slack, by a bot: the message is posted once, and changed from then on.
 *
 * @see <a href="https://docs.slack.dev/reference/methods/chat.postMessage">chat.postMessage</a>
 * @see <a href="https://docs.slack.dev/reference/methods/chat.update">chat.update</a>
 */
final class SlackChat implements Chat {

    /** What may be over in a moment; any other error has to be mended by somebody. */
    private static final Set<String> PASSING = Set.of(
            "ratelimited",
            "rate_limited",
            "internal_error",
            "fatal_error",
            "request_timeout",
            "service_unavailable",
            "team_added_to_org",
            "external_channel_migrating");

    private final String id;
    private final String channel;
    private final String api;
    private final String token;
    private final IncidentText text;
    private final ChatClient client;
    private final ObjectMapper json;

    SlackChat(
            String id,
            String channel,
            String api,
            String token,
            IncidentText text,
            ChatClient client,
            ObjectMapper json) {
        this.id = id;
        this.channel = channel;
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
        return true;
    }

    @Override
    public Uni<Reception> tell(ChatMessage message) {
        return message.posted()
                .map(posted -> call("chat.update", update(message, posted.split("/", 2))))
                .orElseGet(() -> call("chat.postMessage", post(message)));
    }

    private ObjectNode post(ChatMessage message) {
        return content(message)
                .put("channel", channel)
                .put("unfurl_links", false)
                .put("unfurl_media", false);
    }

    /** The channel as Slack has answered it. */
    private ObjectNode update(ChatMessage message, String... posted) {
        return content(message).put("channel", posted[0]).put("ts", posted[1]);
    }

    /** By default chat.update, unlike chat.postMessage, makes links and mentions of what looks like some. */
    private ObjectNode content(ChatMessage message) {
        return json.createObjectNode()
                .put("text", text.written(message, SlackMarkup.MRKDWN))
                .put("parse", "none");
    }

    /** Asks Slack for something that is answered with a message. */
    Uni<Reception> call(String method, ObjectNode body) {
        return client.post(
                id, api + "/" + method, Map.of("Authorization", "Bearer " + token), ChatClient.bytes(body), answer -> {
                    var told = read(answer.body());
                    if (told.path("ok").asBoolean()) {
                        return new Taken(told.path("channel").asText() + "/"
                                + told.path("ts").asText());
                    }
                    var error = told.path("error").asText("no JSON");
                    return ChatClient.refused(id, error, PASSING.contains(error) ? Refused.FOR_NOW : Refused.FOR_GOOD);
                });
    }

    private JsonNode read(String body) {
        try {
            return json.readTree(body);
        } catch (JsonProcessingException notJson) {
            return json.missingNode();
        }
    }
}
