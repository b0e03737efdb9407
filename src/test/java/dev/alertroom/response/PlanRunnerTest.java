package dev.alertroom.response;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alertroom.incident.CallKey;
import dev.alertroom.incident.CallbackAddresses;
import dev.alertroom.incident.Chat;
import dev.alertroom.incident.Event;
import dev.alertroom.incident.Incident;
import dev.alertroom.incident.Journal;
import dev.alertroom.incident.Outcome;
import dev.alertroom.incident.Placement;
import dev.alertroom.incident.Policy;
import dev.alertroom.incident.Responder;
import dev.alertroom.incident.Screening;
import dev.alertroom.incident.Telephone;
import dev.alertroom.incident.WakeUp;
import io.smallrye.mutiny.Uni;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Twilio waits 15 s for the answer to a callback, retries included; what does not fit into 10 s is a wake-up. */
class PlanRunnerTest {

    private static final String NUMBER = "+819012345678";
    private static final Responder ALICE = new Responder("alice", "Alice", List.of(NUMBER));
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Instant now = Instant.now();

    /** How long the telephone was given for each call that it was asked for. */
    private final List<Duration> rings = new ArrayList<>();

    private final List<WakeUp> alarms = new ArrayList<>();
    private boolean dependable = true;
    private Duration given = Duration.ofDays(1);
    private List<Chat> chats = List.of();

    @Test
    void aPauseOfMoreThanFourSecondsEndsWithAnAlarm() {
        run(busy(Duration.ofSeconds(10), Duration.ZERO), WaitFor.PAUSE, Duration.ZERO);

        assertEquals(List.of(), rings);
        assertFalse(alarms.get(0).at().isBefore(now.plusSeconds(10)));
    }

    @Test
    void aShortPausePassesBeforeTheAnswer() {
        run(busy(Duration.ofMillis(300), Duration.ZERO), WaitFor.PAUSE, Duration.ZERO);

        assertEquals(1, rings.size());
    }

    @Test
    void aShortPauseThatEndsTooLateToRingEndsWithAnAlarm() {
        run(busy(Duration.ofSeconds(4), Duration.ZERO), WaitFor.PAUSE, Duration.ofSeconds(4));

        assertEquals(List.of(), rings);
        assertFalse(alarms.isEmpty());
    }

    @Test
    void aCallTakesNoLongerThanIsLeftOfTenSeconds() {
        run(busy(Duration.ZERO, Duration.ofSeconds(6)), WaitFor.PAUSE, Duration.ofSeconds(6));

        assertEquals(1, rings.size());
        assertTrue(rings.get(0).compareTo(Duration.ofSeconds(4)) <= 0, rings::toString);
    }

    @Test
    void aCallForWhichNoTimeIsLeftIsLeftToAnAlarm() {
        run(busy(Duration.ZERO, Duration.ofSeconds(8)), WaitFor.PAUSE, Duration.ofSeconds(8));

        assertEquals(List.of(), rings);
        assertTrue(alarms.get(0).at().isBefore(Instant.now().plusSeconds(2)), alarms::toString);
    }

    @Test
    void withoutAClockItIsPlacedAllTheSame() {
        dependable = false;

        run(busy(Duration.ZERO, Duration.ofSeconds(8)), WaitFor.PAUSE, Duration.ofSeconds(8));

        assertEquals(List.of(Duration.ofSeconds(3)), rings);
    }

    @Test
    void theCallsOfAnAlertAreNeverLeft() {
        run(busy(Duration.ZERO, Duration.ofSeconds(11)), WaitFor.PLACING, Duration.ofSeconds(11));

        assertEquals(List.of(Duration.ofSeconds(3)), rings);
    }

    /** The chat here never answers. */
    @Test
    void theChatIsToldWhenThePhonesRing() {
        var ringing = new ArrayList<Integer>();
        chats = List.of(new SilentChat(() -> ringing.add(rings.size())));

        run(busy(Duration.ZERO, Duration.ZERO), WaitFor.PAUSE, Duration.ZERO);

        assertEquals(1, rings.size());
        assertEquals(List.of(1), ringing);
    }

    /** One responder, whose line has been busy. */
    private Incident busy(Duration pause, Duration since) {
        var ended = now.minus(since);
        var called = ended.minusSeconds(5);
        var key = new CallKey(1, ALICE.id(), 1);
        return Incident.of(
                        "night",
                        List.of(
                                new Event.Opened(
                                        called,
                                        "default",
                                        "AlertRoom",
                                        "ja-JP",
                                        new Policy(3, Duration.ofSeconds(20), pause, Screening.KEYPRESS),
                                        List.of(List.of(ALICE))),
                                new Event.Alerted(called, "disk", 0, "disk full", "ja-JP"),
                                new Event.CallClaimed(called, key, NUMBER),
                                new Event.CallPlaced(called, key, "CA1"),
                                new Event.CallEnded(ended, key, "CA1", Outcome.BUSY)))
                .orElseThrow();
    }

    /** @param ago when the request arrived */
    private void run(Incident incident, WaitFor waitFor, Duration ago) {
        var notifications = new Notifications(
                List.of(new TeamWithChats(chats)),
                new ChatMessages(journal(), new RecordingAlarms(alarms, dependable), Clock.systemUTC()),
                Clock.systemUTC());
        var budget = new CallBudget(number -> true, 0, 0, notifications, Clock.systemUTC());
        var runner = new PlanRunner(
                journal(),
                telephone(),
                new RecordingAlarms(alarms, dependable),
                notifications,
                budget,
                Clock.systemUTC());
        runner.run(incident, answered(CallbackAddresses.class), RequestTime.from(now.minus(ago), waitFor))
                .await()
                .atMost(PATIENCE);
    }

    private Journal journal() {
        return answered(Journal.class);
    }

    private Telephone telephone() {
        return answered(Telephone.class);
    }

    private <T> T answered(Class<T> port) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(),
                new Class<?>[] {port},
                (proxy, method, arguments) -> answer(proxy, method, arguments)));
    }

    private Object answer(Object proxy, Method method, Object... arguments) {
        return switch (method.getName()) {
            case "within" -> {
                given = (Duration) arguments[0];
                yield proxy;
            }
            case "ring" -> {
                rings.add(given);
                yield Uni.createFrom().item(Placement.taken(NUMBER, "CA2", "queued"));
            }
            case "append" -> Uni.createFrom().item(ids((List<?>) arguments[1]));
            case "page" -> "https://alerts.example/page/incidents/night";
            case "read" -> Uni.createFrom().item(List.of());
            default -> throw new UnsupportedOperationException(method.toString());
        };
    }

    private static Set<String> ids(List<?> events) {
        return events.stream().map(event -> ((Event) event).id()).collect(Collectors.toSet());
    }
}
