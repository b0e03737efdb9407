package dev.alertroom.response;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alertroom.incident.CallbackAddresses;
import dev.alertroom.incident.Chat;
import dev.alertroom.incident.ChatMessage;
import dev.alertroom.incident.Event;
import dev.alertroom.incident.Incident;
import dev.alertroom.incident.Journal;
import dev.alertroom.incident.Policy;
import dev.alertroom.incident.Responder;
import dev.alertroom.incident.Screening;
import dev.alertroom.incident.WakeUp;
import io.smallrye.mutiny.Uni;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Claim, tell, record, look again. */
class ChatMessagesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Instant now = Instant.now();
    private final Map<String, Event> kept = new LinkedHashMap<>();
    private final List<ChatMessage> told = new ArrayList<>();
    private final List<WakeUp> alarms = new ArrayList<>();
    private Chat.Reception reception = new Chat.Taken("C1/1.2");
    private Runnable meanwhile = () -> {};
    private RequestTime time = RequestTime.from(now, WaitFor.NOTHING);

    @Test
    void theMessageIsPostedOnceAndThenChanged() {
        var begun = begun();
        messages(begun);
        messages(begun);
        assertEquals(List.of(Optional.empty()), posted());

        happens(entered());
        messages(incident());

        assertEquals(List.of(Optional.empty(), Optional.of("C1/1.2")), posted());
        assertEquals(List.of("Alice"), told.get(1).present());
        assertEquals("https://alerts.example/page/incidents/night", told.get(1).page());
        assertTrue(kept.get("chat-posted.chat.1") instanceof Event.ChatPosted posted
                && posted.message().equals("C1/1.2"));
    }

    @Test
    void whatHappensWhileTheChatIsToldIsToldNext() {
        meanwhile = () -> happens(entered());

        messages(begun());

        assertEquals(List.of(Optional.empty(), Optional.of("C1/1.2")), posted());
        assertEquals(List.of(), alarms);
    }

    @Test
    void whoFindsAnotherInstanceAtItLooksAgainLater() {
        var begun = begun();
        happens(new Event.ChatClaimed(now, "chat", 1, "other"));

        messages(begun);

        assertEquals(List.of(), told);
        assertFalse(alarms.get(0).at().isBefore(now.plusSeconds(14)), alarms::toString);
    }

    @Test
    void anInstanceThatHasNotHeardOfTheOthersSuccessReadsItFirst() {
        var begun = begun();
        var claim = new Event.ChatClaimed(now.minusSeconds(60), "chat", 1, "other");
        happens(claim);
        happens(new Event.ChatPosted(now.minusSeconds(59), "chat", 1, "C1/1.2"));

        messages(begun.with(List.of(claim)));

        assertEquals(List.of(Optional.of("C1/1.2")), posted());
    }

    @Test
    void whatIsRefusedForNowIsLeftToAnAlarm() {
        reception = new Chat.Refused(false, Optional.of(Duration.ofSeconds(40)));

        messages(begun());

        assertEquals(1, told.size());
        assertEquals(1, alarms.size());
        assertFalse(alarms.get(0).at().isBefore(now.plusSeconds(40)), alarms::toString);
    }

    @Test
    void whatIsRefusedForGoodIsNotTriedAgain() {
        reception = Chat.Refused.FOR_GOOD;

        messages(begun());

        assertEquals(1, told.size());
        assertEquals(List.of(), alarms);
    }

    @Test
    void whereTwilioHasWaitedLongEnoughItIsLeftToAnAlarm() {
        time = RequestTime.from(now.minusSeconds(8), WaitFor.NOTHING);

        messages(begun());

        assertEquals(List.of(), told);
        assertEquals(1, alarms.size());
        assertFalse(alarms.get(0).at().isAfter(now.plusSeconds(3)), alarms::toString);
    }

    private Incident begun() {
        var alice = new Responder("alice", "Alice", List.of("+819012345678"));
        happens(new Event.Opened(
                now,
                "default",
                "AlertRoom",
                "ja-JP",
                new Policy(3, Duration.ofSeconds(20), Duration.ZERO, Screening.KEYPRESS),
                List.of(List.of(alice))));
        happens(new Event.Alerted(now, "disk", 0, "disk full", "ja-JP"));
        return incident();
    }

    private Event entered() {
        return new Event.Entered(now, "alice", "CA1", "CF1");
    }

    private void happens(Event event) {
        kept.putIfAbsent(event.id(), event);
    }

    private Incident incident() {
        return Incident.of("night", kept.values()).orElseThrow();
    }

    private List<Optional<String>> posted() {
        return told.stream().map(ChatMessage::posted).toList();
    }

    private void messages(Incident incident) {
        new ChatMessages(journal(), new RecordingAlarms(alarms, true), Clock.systemUTC())
                .bringUpToDate(List.of(new RecordingChat()), incident, addresses(), time)
                .await()
                .atMost(PATIENCE);
    }

    private final class RecordingChat implements Chat {
        @Override
        public String id() {
            return "chat";
        }

        @Override
        public boolean editable() {
            return true;
        }

        @Override
        public Uni<Reception> tell(ChatMessage message) {
            told.add(message);
            meanwhile.run();
            return Uni.createFrom().item(reception);
        }
    }

    private static CallbackAddresses addresses() {
        return port(
                CallbackAddresses.class,
                (method, arguments) -> "https://alerts.example/page/incidents/" + arguments[0]);
    }

    private Journal journal() {
        return port(
                Journal.class,
                (method, arguments) -> method.equals("append")
                        ? Uni.createFrom().item(created((List<?>) arguments[1]))
                        : Uni.createFrom().item(List.copyOf(kept.values())));
    }

    private Set<String> created(List<?> events) {
        var created = new HashSet<String>();
        for (Object event : events) {
            if (kept.putIfAbsent(((Event) event).id(), (Event) event) == null) {
                created.add(((Event) event).id());
            }
        }
        return created;
    }

    /** A port of which one method is asked. */
    private static <T> T port(Class<T> type, Answers answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answers.to(method.getName(), arguments)));
    }

    private interface Answers {
        Object to(String method, Object... arguments);
    }
}
