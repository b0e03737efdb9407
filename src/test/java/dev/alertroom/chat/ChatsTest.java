package dev.alertroom.chat;

import static dev.alertroom.chat.StandInChats.CHANNEL;
import static dev.alertroom.chat.StandInChats.LINE_GROUP;
import static dev.alertroom.chat.StandInChats.LINE_TOKEN;
import static dev.alertroom.chat.StandInChats.SECRET;
import static dev.alertroom.chat.StandInChats.SLACK_TOKEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.alertroom.incident.Chat;
import dev.alertroom.incident.ChatMessage;
import dev.alertroom.incident.Event;
import dev.alertroom.incident.Incident;
import dev.alertroom.incident.Policy;
import dev.alertroom.incident.Responder;
import dev.alertroom.incident.Screening;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every chat, against a stand-in that knows its schema. */
class ChatsTest {

    private static final Instant NIGHT = Instant.now();
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String HOSTILE = "disk <!channel> & <users/all> **full** [x](https://evil.example)";
    private static final String PAGE = "https://alerts.example/page/incidents/night";

    private static Vertx vertx;
    private static ChatClient client;

    private final StandInChats server = new StandInChats(0);
    private final ObjectMapper json = new ObjectMapper();
    private final IncidentText text = new IncidentText(Optional.of("+815012345678"));

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
        client = new ChatClient(vertx);
    }

    @AfterAll
    static void stop() {
        client.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @AfterEach
    void close() {
        server.close();
    }

    static Stream<String> kinds() {
        return Stream.of("webhook", "slack", "slack-webhook", "google-chat", "teams", "line");
    }

    private Chat chat(String kind) {
        var address = server.address();
        return switch (kind) {
            case "webhook" ->
                new WebhookChat(
                        kind,
                        address + "/hook",
                        new WebhookSignature(List.of(SECRET)),
                        text,
                        client,
                        json,
                        Clock.systemUTC());
            case "slack" -> new SlackChat(kind, CHANNEL, address + "/slack", SLACK_TOKEN, text, client, json);
            case "slack-webhook" -> SlackWebhookChat.of(kind, address + "/slack-webhook", text, client, json);
            case "google-chat" -> GoogleChat.of(kind, address + "/google?key=K&token=T", text, client, json);
            case "teams" -> TeamsChat.of(kind, address + "/teams", text, client, json);
            default -> new LineChat(kind, LINE_GROUP, address, LINE_TOKEN, text, client, json);
        };
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void theMessageIsAsTheVendorWantsIt(String kind) {
        var reception = tell(chat(kind), message(1, Optional.empty()));

        assertEquals(List.of(), server.mistakes());
        assertInstanceOf(Chat.Taken.class, reception);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void ofAStormOfLongAlertsNoMoreIsToldThanTheChatTakes(String kind) {
        var storm = new ArrayList<Event>();
        for (int alert = 0; alert < 100; alert++) {
            storm.add(new Event.Alerted(NIGHT, "k" + alert, 0, "<&>".repeat(1_000), "en-US"));
        }

        tell(chat(kind), message(1, Optional.empty(), storm));

        assertEquals(List.of(), server.mistakes());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void whatMayBeOverInAMomentIsRefusedForNow(String kind) {
        server.answers(500, 503, 429, 404);
        var chat = chat(kind);

        assertEquals(Chat.Refused.FOR_NOW, tell(chat, message(1, Optional.empty())));
        assertEquals(Chat.Refused.FOR_NOW, tell(chat, message(1, Optional.empty())));
        assertEquals(
                new Chat.Refused(false, Optional.of(Duration.ofSeconds(30))), tell(chat, message(1, Optional.empty())));
        assertEquals(Chat.Refused.FOR_GOOD, tell(chat, message(1, Optional.empty())));
    }

    @Test
    void aChatThatNeverAnswersIsNotAwaitedForLong() {
        server.neverAnswers();
        var begin = System.nanoTime();

        assertEquals(Chat.Refused.FOR_NOW, tell(chat("webhook"), message(1, Optional.empty())));

        assertTrue(Duration.ofNanos(System.nanoTime() - begin).compareTo(Chat.PATIENCE.plusSeconds(1)) < 0);
    }

    @Test
    void aChatThatIsNotThereRefusesForNow() {
        server.close();

        assertEquals(Chat.Refused.FOR_NOW, tell(chat("slack"), message(1, Optional.empty())));
    }

    @Test
    void slacksMessageIsPostedOnceAndChangedFromThenOn() {
        var chat = chat("slack");
        var posted = assertInstanceOf(Chat.Taken.class, tell(chat, message(1, Optional.empty())));
        assertTrue(server.slack().get(0).startsWith("*🔴 Phones are ringing – backend*"), server.slack()::toString);

        tell(chat, message(2, Optional.of(posted.message()), List.of(new Event.Entered(NIGHT, "alice", "CA1", "CF1"))));

        assertEquals(List.of("""
                        *🟡 Somebody is on it – backend*
                        • disk &lt;!channel&gt; &amp; &lt;users/all&gt; **full** [x](https://evil.example)
                        In the room: Alice &lt;3
                        Dial in: <tel:+815012345678|+815012345678>
                        <https://alerts.example/page/incidents/night|Open the incident>"""), server.slack());
    }

    @Test
    void aReplyInSlacksThreadTellsWhatIsNewOnceTheMessageIsThere() {
        var chat = (SlackChat) chat("slack");
        var thread = new SlackThread(chat, text, json);
        assertEquals(new Chat.Taken(""), tell(thread, message(1, Optional.empty())));
        assertEquals(Chat.Refused.FOR_NOW, tell(thread, message(2, Optional.empty())));
        var posted = assertInstanceOf(Chat.Taken.class, tell(chat, message(1, Optional.empty())));

        var above = new Event.ChatPosted(NIGHT, chat.id(), 1, posted.message());
        assertInstanceOf(
                Chat.Taken.class,
                tell(
                        thread,
                        message(2, Optional.empty(), List.of(above, new Event.Entered(NIGHT, "alice", "CA1", "CF1")))));

        assertEquals(1, server.slack().size());
        assertEquals("""
                *🟡 Somebody is on it – backend*
                • disk &lt;!channel&gt; &amp; &lt;users/all&gt; **full** [x](https://evil.example)
                In the room: Alice &lt;3""", server.slackReplies().get(0).path("text").asText());
        assertFalse(server.slackReplies().get(0).path("reply_broadcast").asBoolean());
        assertEquals(List.of(), server.mistakes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"channel_not_found", "invalid_auth", "message_not_found"})
    void whatSlackRefusesForGoodIsNotTriedAgain(String error) {
        var chat = new SlackChat(
                "slack",
                error.equals("channel_not_found") ? "C9999999999" : CHANNEL,
                server.address() + "/slack",
                error.equals("invalid_auth") ? "xoxb-other" : SLACK_TOKEN,
                text,
                client,
                json);

        var posted = error.equals("message_not_found") ? Optional.of(CHANNEL + "/1.2") : Optional.<String>empty();

        assertEquals(Chat.Refused.FOR_GOOD, tell(chat, message(1, posted)));
    }

    @Test
    void aWebhookIsToldAllThatIsKnown() {
        tell(chat("webhook"), message(3, Optional.empty(), List.of(new Event.Entered(NIGHT, "alice", "CA1", "CF1"))));

        var request = server.taken("/hook").get(0);
        assertEquals("night-3", request.headers().get("webhook-id"));
        assertEquals("incident.changed", request.body().path("type").asText());
        var data = request.body().path("data");
        assertEquals("night", data.path("id").asText());
        assertEquals("acknowledged", data.path("status").asText());
        assertEquals(HOSTILE, data.path("alerts").path(0).path("message").asText());
        assertEquals("firing", data.path("alerts").path(0).path("state").asText());
        assertEquals("Alice <3", data.path("present").path(0).asText());
        assertEquals("+815012345678", data.path("dial_in").asText());
        assertEquals(PAGE, data.path("page").asText());
    }

    /** The vector of the specification's libraries, from their tests. */
    @Test
    void theSignatureIsThatOfStandardWebhooks() {
        var signature = new WebhookSignature(List.of(SECRET))
                .of("msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", "{\"test\": 2432232314}".getBytes());

        assertEquals("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", signature);
    }

    @Test
    void nobodyIsMentionedInGoogleChat() {
        tell(chat("google-chat"), message(1, Optional.empty()));

        var said = server.taken("/google").get(0).body().path("text").asText();
        assertFalse(said.contains("<users/all>"), said);
        assertTrue(said.contains("<" + PAGE + "|Open the incident>"), said);
    }

    @Test
    void aMessageToLineWhoseAnswerWasLostIsTakenOnce() {
        var chat = chat("line");
        server.losesTheNextAnswer();

        assertEquals(Chat.Refused.FOR_NOW, tell(chat, message(1, Optional.empty())));
        assertInstanceOf(Chat.Taken.class, tell(chat, message(1, Optional.empty())));
        assertInstanceOf(Chat.Taken.class, tell(chat, message(2, Optional.empty())));

        assertEquals(
                2,
                server.taken("/v2/bot/message/push").stream()
                        .map(request -> request.headers().get("x-line-retry-key"))
                        .distinct()
                        .count());
    }

    @Test
    void everyLanguageHasAllWords() {
        assertEquals(
                Words.in("en-US").byKey().keySet(), Words.in("ja-JP").byKey().keySet());
    }

    private static Chat.Reception tell(Chat chat, ChatMessage message) {
        return chat.tell(message).await().atMost(PATIENCE);
    }

    private static ChatMessage message(int edition, Optional<String> posted) {
        return message(edition, posted, List.of());
    }

    private static ChatMessage message(int edition, Optional<String> posted, List<? extends Event> more) {
        var alice = new Responder("alice", "Alice <3", List.of("+819012345678"));
        var incident = Incident.of(
                        "night",
                        List.of(
                                new Event.Opened(
                                        NIGHT,
                                        "backend",
                                        "AlertRoom-backend",
                                        "en-US",
                                        new Policy(3, Duration.ofSeconds(20), Duration.ZERO, Screening.KEYPRESS),
                                        List.of(List.of(alice))),
                                new Event.Alerted(NIGHT, "disk", 0, HOSTILE, "en-US")))
                .orElseThrow();
        return new ChatMessage(incident.with(more), NIGHT, edition, posted, PAGE);
    }
}
