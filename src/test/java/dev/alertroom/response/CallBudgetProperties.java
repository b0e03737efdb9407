package dev.alertroom.response;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alertroom.incident.Incident;
import dev.alertroom.incident.Notifier;
import dev.alertroom.incident.Status;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whoever rings what and when: the roster is always called, and others never more often than allowed. */
class CallBudgetProperties {

    private static final String COLLEAGUE = "+819033330001";
    private static final String STRANGER = "+819099990001";

    private Instant now = Instant.parse("2026-11-24T03:00:00Z");
    private final List<String> warnings = new ArrayList<>();

    @Property(tries = 300)
    void noHourHasMoreCallsToStrangersThanTheBudget(
            @ForAll @IntRange(max = 5) int budget, @ForAll @Size(max = 60) List<@IntRange(max = 1500) Integer> pauses) {
        var calls = budget(budget);
        var taken = new ArrayList<Instant>();
        for (int seconds : pauses) {
            now = now.plusSeconds(seconds);
            assertTrue(calls.take(COLLEAGUE));
            if (calls.take(STRANGER)) {
                taken.add(now);
            }
        }
        for (Instant start : taken) {
            var end = start.plus(Duration.ofHours(1));
            assertTrue(taken.stream()
                            .filter(call -> !call.isBefore(start) && call.isBefore(end))
                            .count()
                    <= budget);
        }
    }

    @Property(tries = 300)
    void aCallIsTakenAgainAsSoonAsTheAnswerSaid(
            @ForAll @IntRange(min = 1, max = 5) int budget, @ForAll @IntRange(max = 3599) int pause) {
        var calls = budget(budget);
        for (int call = 0; call < budget; call++) {
            assertTrue(calls.take(STRANGER));
        }
        now = now.plusSeconds(pause);
        assertFalse(calls.take(STRANGER));
        assertTrue(calls.isOver(batch(STRANGER)));
        assertFalse(calls.isOver(batch(STRANGER, COLLEAGUE)));

        now = now.plus(calls.exceeded().retryAfter());
        assertFalse(calls.isOver(batch(STRANGER)));
        assertTrue(calls.take(STRANGER));
    }

    @Example
    void theTeamIsToldOnceAnHour() {
        var calls = budget(0);
        for (int i = 0; i < 3; i++) {
            calls.warn("web").await().atMost(Duration.ofSeconds(1));
        }
        assertEquals(1, warnings.size());

        now = now.plus(Duration.ofHours(1));
        calls.warn("web").await().atMost(Duration.ofSeconds(1));
        assertEquals(2, warnings.size());
    }

    private CallBudget budget(int callsAnHour) {
        return new CallBudget(
                COLLEAGUE::equals,
                callsAnHour,
                20,
                new Notifications(List.of(notifier()), new ChatMessages(null, null, clock()), clock()),
                clock());
    }

    private static AlertBatch batch(String... numbers) {
        return new AlertBatch(
                Optional.empty(), List.of(numbers), List.of(new AlertBatch.FiringAlert("k", "m")), Optional.empty());
    }

    private Notifier notifier() {
        return new Notifier() {
            @Override
            public Uni<Void> changed(Incident incident, Status status) {
                return Uni.createFrom().voidItem();
            }

            @Override
            public Uni<Void> warned(String team, String warning) {
                warnings.add(warning);
                return Uni.createFrom().voidItem();
            }
        };
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }
}
