package dev.alertroom.chat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.alertroom.incident.Chat;
import dev.alertroom.incident.Digest;
import dev.alertroom.incident.Incident;
import dev.alertroom.incident.Notifier;
import dev.alertroom.incident.Status;
import dev.alertroom.roster.ChatAddress;
import dev.alertroom.roster.Roster;
import dev.alertroom.roster.Team;
import dev.alertroom.twilio.TwilioSettings;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Knows the chats of every team. None is made before an incident of a team that has one. */
@ApplicationScoped
class ChatNotifier implements Notifier {

    private final ChatSettings settings;
    private final Roster roster;
    private final TwilioSettings twilio;
    private final ChatClient client;
    private final ObjectMapper json;
    private final Clock clock;
    private final Map<ChatAddress, List<Chat>> made = new ConcurrentHashMap<>();

    ChatNotifier(
            ChatSettings settings,
            Roster roster,
            TwilioSettings twilio,
            ChatClient client,
            ObjectMapper json,
            Clock clock) {
        this.settings = settings;
        this.roster = roster;
        this.twilio = twilio;
        this.client = client;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public List<Chat> chats(String team) {
        return roster.team(team).flatMap(Team::chats).orElseGet(this::ofAll).stream()
                .flatMap(address -> made.computeIfAbsent(address, this::make).stream())
                .toList();
    }

    private List<ChatAddress> ofAll() {
        return settings.addresses().orElse(List.of()).stream()
                .flatMap(address -> ChatAddress.parse(address).stream())
                .distinct()
                .toList();
    }

    private List<Chat> make(ChatAddress address) {
        var id = address.kind().scheme() + "-" + Digest.of(address.target());
        var text = new IncidentText(twilio.from());
        return switch (address.kind()) {
            case WEBHOOK ->
                List.of(new WebhookChat(
                        id,
                        address.target(),
                        new WebhookSignature(settings.webhookSecret().orElse(List.of())),
                        text,
                        client,
                        json,
                        clock));
            case SLACK -> slack(id, address.target(), text);
            case SLACK_WEBHOOK -> List.of(SlackWebhookChat.of(id, address.target(), text, client, json));
            case GOOGLE_CHAT -> List.of(GoogleChat.of(id, address.target(), text, client, json));
            case TEAMS -> List.of(TeamsChat.of(id, address.target(), text, client, json));
            case LINE ->
                List.of(new LineChat(
                        id,
                        address.target(),
                        settings.lineUrl().strip(),
                        settings.lineToken().orElse(""),
                        text,
                        client,
                        json));
        };
    }

    private List<Chat> slack(String id, String channel, IncidentText text) {
        var chat = new SlackChat(
                id, channel, settings.slackUrl().strip(), settings.slackToken().orElse(""), text, client, json);
        return List.of(chat, new SlackThread(chat, text, json));
    }

    /** A chat is told by its message. */
    @Override
    public Uni<Void> changed(Incident incident, Status status) {
        return Uni.createFrom().voidItem();
    }

    /** There is no message that it would belong to; the log has it. */
    @Override
    public Uni<Void> warned(String team, String warning) {
        return Uni.createFrom().voidItem();
    }
}
