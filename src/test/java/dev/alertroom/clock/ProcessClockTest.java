package dev.alertroom.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alertroom.google.SetClock;
import dev.alertroom.incident.CallbackAddresses;
import dev.alertroom.incident.WakeUp;
import io.smallrye.mutiny.Uni;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessClockTest {

    private static final Instant NOW = Sample.NIGHT;
    private static final CallbackAddresses OURS = (CallbackAddresses) Proxy.newProxyInstance(
            CallbackAddresses.class.getClassLoader(),
            new Class<?>[] {CallbackAddresses.class},
            (proxy, method, args) -> {
                throw new UnsupportedOperationException("nothing is asked of it here");
            });

    private final SetClock clock = new SetClock(NOW);
    private final Timers timers = new Timers();
    private final List<String> rung = new ArrayList<>();
    private Supplier<Uni<Void>> wakeUps = () -> Uni.createFrom().voidItem();
    private final ProcessClock alarms = new ProcessClock(this::wake, timers, clock, true);

    private Uni<Void> wake(WakeUp wakeUp, CallbackAddresses addresses) {
        assertSame(OURS, addresses);
        rung.add(wakeUp.name() + " at " + Duration.between(NOW, clock.instant()).toSeconds());
        return wakeUps.get();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 45, 60, 61, 1800, 604_800})
    void anAlarmRingsWhenItIsTimeAndOnce(long seconds) {
        set(NOW.plusSeconds(seconds));
        pass(Duration.ofSeconds(Math.max(0, seconds - 1)));
        assertEquals(seconds == 0 ? 1 : 0, rung.size());

        pass(Duration.ofSeconds(seconds == 0 ? 0 : 1));
        pass(Duration.ofHours(1));
        assertEquals(List.of(name(seconds) + " at " + seconds), rung);
    }

    @Test
    void oneThatIsOverdueRingsAtOnceButNotBeforeItIsSet() {
        set(NOW.minusSeconds(5));
        assertEquals(List.of(), rung);

        pass(Duration.ZERO);
        assertEquals(List.of(name(-5) + " at 0"), rung);
    }

    @Test
    void theSameAlarmSetTwiceIsOneAlsoWhenItHasRung() {
        set(NOW.plusSeconds(45));
        set(NOW.plusSeconds(45).plusMillis(20));
        pass(Duration.ofSeconds(46));
        set(NOW.plusSeconds(45));
        pass(Duration.ofMinutes(5));

        assertEquals(1, rung.size());
    }

    @Test
    void aMachineThatHasSleptRingsWithinAMinute() {
        set(NOW.plus(Duration.ofHours(2)));
        clock.advance(Duration.ofHours(3));
        timers.pass(Duration.ofMinutes(1));

        assertEquals(1, rung.size());
    }

    @Test
    void aClockThatIsPutBackLetsNothingRingEarly() {
        set(NOW.plusSeconds(45));
        clock.advance(Duration.ofSeconds(-30));
        pass(Duration.ofSeconds(45));
        assertEquals(List.of(), rung);

        pass(Duration.ofSeconds(30));
        assertEquals(List.of(name(45) + " at 45"), rung);
    }

    @Test
    void aWakeUpThatFailsIsTriedAgainAndStopsNoOther() {
        var failures = new ArrayList<Supplier<Uni<Void>>>(
                List.of(() -> Uni.createFrom().failure(new IllegalStateException("Twilio is away")), () -> {
                    throw new IllegalStateException("a fault of ours");
                }));
        wakeUps = () -> failures.isEmpty()
                ? Uni.createFrom().voidItem()
                : failures.remove(0).get();
        set(NOW.plusSeconds(45));
        set(NOW.plusSeconds(50));
        pass(Duration.ofMinutes(20));

        assertEquals(List.of(name(45) + " at 45", name(50) + " at 50", name(45) + " at 55", name(50) + " at 60"), rung);
    }

    @Test
    void aWakeUpThatFailsForAQuarterOfAnHourIsGivenUp() {
        wakeUps = () -> Uni.createFrom().failure(new IllegalStateException("Twilio is away"));
        set(NOW.plusSeconds(45));
        pass(Duration.ofHours(2));

        assertEquals(name(45) + " at 945", rung.get(rung.size() - 1));
        assertTrue(timers.waiting.isEmpty());
    }

    @Test
    void thereAreOnlySoManyAlarmsAndThoseThatHaveRungMakeRoom() {
        for (int incident = 0; incident < ProcessClock.MAX + 3; incident++) {
            set(new WakeUp("team-" + incident, NOW.plusSeconds(45), Optional.empty()));
        }
        assertEquals(ProcessClock.MAX, timers.waiting.size());

        pass(Duration.ofSeconds(45));
        assertEquals(ProcessClock.MAX, rung.size());
        set(NOW.plusSeconds(90));
        pass(Duration.ofSeconds(45));
        assertEquals(ProcessClock.MAX + 1, rung.size());
    }

    private static String name(long seconds) {
        return "backend-7-" + NOW.plusSeconds(seconds).getEpochSecond();
    }

    private void set(Instant at) {
        set(Sample.wakeUp(at));
    }

    private void set(WakeUp wakeUp) {
        alarms.set(wakeUp, OURS).await().indefinitely();
    }

    /** The clock on the wall and the timers go together, from one timer to the next. */
    private void pass(Duration time) {
        var end = timers.now.plus(time);
        for (var due = timers.next(end); due.isPresent(); due = timers.next(end)) {
            both(due.get().minus(timers.now));
        }
        both(end.minus(timers.now));
    }

    private void both(Duration time) {
        clock.advance(time);
        timers.pass(time);
    }

    /** Timers that run when the test says so. */
    private static final class Timers implements ProcessClock.Timer {

        private record Waiting(Duration due, Runnable task) {}

        private final List<Waiting> waiting = new ArrayList<>();
        private Duration now = Duration.ZERO;

        @Override
        public void after(Duration delay, Runnable task) {
            waiting.add(new Waiting(now.plus(delay), task));
        }

        Optional<Duration> next(Duration until) {
            return waiting.stream().map(Waiting::due).min(Duration::compareTo).filter(due -> due.compareTo(until) <= 0);
        }

        void pass(Duration time) {
            now = now.plus(time);
            var due = waiting.stream()
                    .filter(one -> one.due().compareTo(now) <= 0)
                    .toList();
            waiting.removeAll(due);
            due.forEach(one -> one.task().run());
        }
    }
}
