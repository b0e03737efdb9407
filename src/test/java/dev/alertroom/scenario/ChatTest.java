package dev.alertroom.scenario;

import static dev.alertroom.scenario.Patiently.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alertroom.chat.StandInChats;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The team has a channel at Slack and a webhook. */
@QuarkusTest
@TestProfile(Night.class)
class ChatTest extends Story {

    @Inject
    PassingTime time;

    private StandInChats chats;
    private Person uchida;

    @BeforeEach
    void chats() {
        time.forgetsAlarms();
        chats = new StandInChats(Night.chatPort());
        uchida = scene.with("+819080000015");
    }

    @AfterEach
    void close() {
        monitor.resolvesAll();
        chats.close();
    }

    @Test
    void anAlertIsOneMessageThatIsKeptUpToDate() {
        var incident = monitor.alertsTeam("desk", "disk full <!here>").incident();
        shows("🔴 Phones are ringing – desk", "disk full &lt;!here&gt;", "In the room: nobody", "<tel:+");

        uchida.answers().presses(1).isInRoom("AlertRoom-desk");
        shows("🟡 Somebody is on it – desk", "In the room: Uchida", "/page/incidents/" + incident + "|");

        monitor.resolves(incident);
        shows("✅ Closed – desk", "disk full");
        assertEquals(1, chats.slack().size());
        await("the replies below it")
                .until(this::repliesBelow, List.of("*🟡 Somebody is on it – desk*", "*✅ Closed – desk*")::equals);
        await("the states at the webhook")
                .until(this::statesAtTheWebhook, List.of("ringing", "acknowledged", "closed")::equals);
        assertEquals(List.of(), chats.mistakes());
    }

    @Test
    void aRepeatAndAnAlertThatJoinsMakeNoOtherMessage() {
        monitor.alertsTeam("desk", "disk full");
        monitor.alertsTeam("desk", "disk full");
        monitor.alertsTeam("desk", "queue stuck");

        shows("disk full", "queue stuck");
        assertEquals(1, chats.slack().size());
    }

    @Test
    void aChatThatNeverAnswersDelaysNoPhoneAndIsToldLater() {
        chats.neverAnswers();

        var answer = monitor.alertsTeam("desk", "disk full");

        assertEquals(202, answer.status());
        uchida.rings();
        var events = Monitor.objects(monitor.looksAt(answer.incident()).getJsonArray("timeline")).stream()
                .map(entry -> entry.getString("event"))
                .toList();
        assertTrue(events.indexOf("call-placed") < events.indexOf("chat-claimed"), events::toString);

        chats.answersAgain();
        time.passesWithAlarms(Duration.ofSeconds(40));
        assertEquals(1, chats.slack().size());
        assertEquals(List.of(), chats.mistakes());
    }

    private void shows(String... parts) {
        await("Slack shows " + List.of(parts))
                .until(() -> chats.slack().size() == 1
                        && List.of(parts).stream().allMatch(chats.slack().get(0)::contains));
    }

    private List<String> repliesBelow() {
        return chats.slackReplies().stream()
                .map(reply -> reply.path("text").asText().lines().findFirst().orElse(""))
                .toList();
    }

    private List<String> statesAtTheWebhook() {
        return chats.taken("/hook").stream()
                .map(request -> request.body().path("data").path("status").asText())
                .distinct()
                .toList();
    }
}
