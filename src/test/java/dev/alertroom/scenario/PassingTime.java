package dev.alertroom.scenario;

import dev.alertroom.incident.AlarmClock;
import dev.alertroom.incident.CallbackAddresses;
import dev.alertroom.incident.WakeUp;
import dev.alertroom.response.WakeUps;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The clock on the wall, which a story may put forward; alarms ring only while it is. */
@Alternative
@Singleton
public class PassingTime extends Clock implements AlarmClock {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Map<String, Alarm> alarms = new ConcurrentHashMap<>();
    private final Instance<WakeUps> wakeUps;
    private volatile Duration ahead = Duration.ZERO;

    PassingTime(Instance<WakeUps> wakeUps) {
        this.wakeUps = wakeUps;
    }

    private record Alarm(WakeUp wakeUp, CallbackAddresses addresses) {}

    @Override
    public boolean dependable() {
        return true;
    }

    @Override
    public Uni<Void> set(WakeUp wakeUp, CallbackAddresses addresses) {
        alarms.putIfAbsent(wakeUp.name(), new Alarm(wakeUp, addresses));
        return Uni.createFrom().voidItem();
    }

    /** Alarms of earlier stories ring no more. */
    void forgetsAlarms() {
        alarms.clear();
    }

    /** Time passes, and no alarm rings. */
    void passes(Duration time) {
        ahead = ahead.plus(time);
    }

    /** Time passes; whatever alarm becomes due rings at its time, one after the other. */
    void passesWithAlarms(Duration time) {
        var until = instant().plus(time);
        for (var due = due(until); !due.isEmpty(); due = due(until)) {
            var alarm = due.get(0);
            alarms.remove(alarm.wakeUp().name());
            var early = Duration.between(instant(), alarm.wakeUp().at());
            passes(early.isNegative() ? Duration.ZERO : early);
            wakeUps.get().wake(alarm.wakeUp(), alarm.addresses()).await().atMost(PATIENCE);
        }
        var rest = Duration.between(instant(), until);
        passes(rest.isNegative() ? Duration.ZERO : rest);
    }

    private List<Alarm> due(Instant until) {
        var due = new ArrayList<>(alarms.values());
        due.removeIf(alarm -> alarm.wakeUp().at().isAfter(until));
        due.sort(Comparator.comparing(alarm -> alarm.wakeUp().at()));
        return due;
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("the product has no use for zones");
    }
}
