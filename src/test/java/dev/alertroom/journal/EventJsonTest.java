package dev.alertroom.journal;

import static dev.alertroom.journal.Samples.NIGHT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.alertroom.incident.CallKey;
import dev.alertroom.incident.Event;
import dev.alertroom.incident.EventType;
import dev.alertroom.incident.Outcome;
import dev.alertroom.incident.Responder;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventJsonTest {

    private static final CallKey CALL = new CallKey(1, "r1", 2);

    static List<Event> oneOfEach() {
        return List.of(
                Samples.opened("backend"),
                Samples.alerted(1),
                new Event.Cleared(NIGHT, "key1", 0),
                new Event.ResponderAdded(NIGHT, new Responder("r3", "Zoë", List.of("+15005550006"))),
                new Event.CallClaimed(NIGHT, CALL, "+819012345678"),
                new Event.CallPlaced(NIGHT, CALL, "CA1"),
                new Event.CallRefused(NIGHT, CALL, 21211, "Invalid 'To'", true),
                new Event.PickedUp(NIGHT, CALL, "CA1"),
                new Event.Joined(NIGHT, 1, "r1", "CA1"),
                new Event.Declined(NIGHT, CALL),
                new Event.CallEnded(NIGHT, CALL, "CA1", Outcome.NO_ANSWER),
                new Event.Escalated(NIGHT, 1, 1),
                new Event.RungAgain(NIGHT, 2),
                new Event.Entered(NIGHT, "r1", "CA1", "CF1"),
                new Event.Left(NIGHT, "r1", "CA1"),
                new Event.Announced(NIGHT, "came.CA1"),
                new Event.Resolved(NIGHT),
                // Since version 1.1.
                new Event.TakenOut(NIGHT, "r1", "CA1", "CF1"),
                new Event.Unsaid(NIGHT, "came.CA1"),
                // Since version 1.2.
                new Event.Muted(NIGHT, "key1", 0, "m1", NIGHT.plusSeconds(60)),
                new Event.Unmuted(NIGHT, "m1"),
                new Event.CalledIn(NIGHT, "r1", "+819012345678", "CA2"),
                // Since version 1.3.
                new Event.ChatClaimed(NIGHT, "slack-0123456789abcdef", 1, "0123456789abcdef"),
                new Event.ChatPosted(NIGHT, "slack-0123456789abcdef", 1, "C0123456789/1405894322.002768"),
                new Event.ChatFailed(NIGHT, "slack-0123456789abcdef", 2, false, NIGHT.plusSeconds(30)),
                new Event.Summoned(
                        NIGHT, CALL, new Responder("r1", "Zoë", List.of("+15005550006")), "+15005550006", "on-call"),
                new Event.MessageTyped(NIGHT, "m1", "look at the queue", "en-US", "on-call"),
                new Event.ParticipantMuted(NIGHT, "r1", "CA1", "CF1", 0, "on-call"),
                new Event.ParticipantUnmuted(NIGHT, "r1", "CA1", "CF1", 1, "on-call"),
                new Event.ParticipantRemoved(NIGHT, "r1", "CA1", "on-call"));
    }

    @Test
    void everyKindOfEventIsWrittenAndReadBack() {
        for (Event event : oneOfEach()) {
            assertEquals(Optional.of(event), EventJson.read(EventJson.write(event)));
        }
    }

    @Test
    void everyKindOfEventHasANameOfItsOwn() {
        var kinds = oneOfEach().stream().map(Object::getClass).collect(Collectors.toSet());

        assertEquals(kindsOf(Event.class).collect(Collectors.toSet()), kinds);
        assertEquals(
                kinds.size(), oneOfEach().stream().map(EventType::of).distinct().count());
    }

    private static Stream<Class<?>> kindsOf(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(EventJsonTest::kindsOf)
                : Stream.of(type);
    }

    /** A file that an instance of version 1.0 wrote: what is stored stays readable, and an old instance reads what is new. */
    @Test
    void everyKindOfEventIsStoredAsInVersion1() throws IOException {
        var stored = Files.readAllLines(Path.of("src/test/resources/journal/events-of-1.0.jsonl"));

        assertEquals(
                oneOfEach().subList(0, stored.size()),
                stored.stream().flatMap(json -> EventJson.read(json).stream()).toList());
        var json = new ObjectMapper();
        for (int event = 0; event < stored.size(); event++) {
            assertHolds(
                    json.readTree(stored.get(event)),
                    json.readTree(EventJson.write(oneOfEach().get(event))));
        }
    }

    /** What is written now has every member that was written then, with the same value. */
    private static void assertHolds(JsonNode then, JsonNode now) {
        then.fields().forEachRemaining(member -> {
            var value = now.path(member.getKey());
            if (member.getValue().isObject()) {
                assertHolds(member.getValue(), value);
            } else {
                assertEquals(member.getValue(), value, member::getKey);
            }
        });
    }

    @Test
    void theBinaryKnowsEveryKindOfEvent() {
        var registered = Set.of(
                EventJson.class.getAnnotation(RegisterForReflection.class).targets());

        assertTrue(registered.containsAll(kindsOf(Event.class).toList()), registered::toString);
    }

    @Test
    void timesAndDurationsArePlainToRead() {
        String json = EventJson.write(Samples.opened("backend"));

        assertTrue(json.startsWith("{\"type\":\"opened\",\"at\":\"2026-03-01T03:00:00.123456Z\""), json);
        assertTrue(json.contains("\"ring\":\"PT25S\""), json);
        assertEquals(
                "{\"type\":\"call-ended\",\"at\":\"2026-03-01T03:00:00.123456Z\","
                        + "\"call\":{\"cycle\":1,\"responder\":\"r1\",\"attempt\":2},\"sid\":\"CA1\",\"outcome\":\"NO_ANSWER\"}",
                EventJson.write(new Event.CallEnded(NIGHT, CALL, "CA1", Outcome.NO_ANSWER)));
    }

    @Test
    void whoResolvedIsKept() {
        var resolved = new Event.Resolved(NIGHT, "on-call");

        assertEquals(Optional.of(resolved), EventJson.read(EventJson.write(resolved)));
    }

    @Test
    void linksOfAnAlertAreKept() {
        var alerted = new Event.Alerted(
                NIGHT, "k", 0, "disk", "en-US", "grafana", List.of("https://grafana.example.com/d/1"));

        assertEquals(Optional.of(alerted), EventJson.read(EventJson.write(alerted)));
    }

    @Test
    void whatANewerVersionAddsIsPassedOver() {
        assertEquals(
                Optional.of(new Event.Resolved(NIGHT)),
                EventJson.read("{\"type\":\"resolved\",\"at\":\"2026-03-01T03:00:00.123456Z\",\"through\":\"chat\"}"));
        assertEquals(Optional.empty(), EventJson.read("{\"type\":\"snoozed\",\"at\":\"2026-03-01T03:00:00Z\"}"));
        assertEquals(Optional.empty(), EventJson.read("{\"at\":\"2026-03-01T03:00:00Z\"}"));
        assertEquals(Optional.empty(), EventJson.read("not JSON"));
    }
}
