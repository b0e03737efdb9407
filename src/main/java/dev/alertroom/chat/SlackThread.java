package dev.alertroom.chat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.alertroom.incident.Chat;
import dev.alertroom.incident.ChatMessage;
import dev.alertroom.incident.NextMessage;
import dev.alertroom.incident.Status;
import io.smallrye.mutiny.Uni;

/**
 * The thread below the message of a {@link SlackChat}: a reply for each state and each new alert. Slack tells nobody that a
 * message was changed, but it does tell of replies; that nobody answers is shown to the whole channel.
 */
final class SlackThread implements Chat {

    private final SlackChat above;
    private final IncidentText text;
    private final ObjectMapper json;

    SlackThread(SlackChat above, IncidentText text, ObjectMapper json) {
        this.above = above;
        this.text = text;
        this.json = json;
    }

    @Override
    public String id() {
        return above.id() + "-thread";
    }

    @Override
    public boolean editable() {
        return false;
    }

    /** What comes first is in the message above. */
    @Override
    public Uni<Reception> tell(ChatMessage message) {
        if (message.edition() == 1) {
            return Uni.createFrom().item(new Taken(""));
        }
        return NextMessage.posted(message.incident(), above.id())
                .map(posted -> reply(message, posted.split("/", 2)))
                .orElseGet(() -> Uni.createFrom().item(Refused.FOR_NOW));
    }

    private Uni<Reception> reply(ChatMessage message, String... posted) {
        return above.call(
                "chat.postMessage",
                json.createObjectNode()
                        .put("text", text.brief(message, SlackMarkup.MRKDWN))
                        .put("parse", "none")
                        .put("channel", posted[0])
                        .put("thread_ts", posted[1])
                        .put("reply_broadcast", message.status() == Status.UNANSWERED)
                        .put("unfurl_links", false)
                        .put("unfurl_media", false));
    }
}
