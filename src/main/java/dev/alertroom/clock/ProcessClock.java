package dev.alertroom.clock;

import dev.alertroom.incident.AlarmClock;
import dev.alertroom.incident.CallbackAddresses;
import dev.alertroom.incident.WakeUp;
import dev.alertroom.problem.Wordless;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/** Wakes incidents by timers of this process, which end with it: for dev, for tests, and for one machine that stays up. */
final class ProcessClock implements AlarmClock {

    /** More alarms than this are not set: they would take the memory that calls need. */
    static final int MAX = 10_000;

    private static final Logger LOG = Logger.getLogger(ProcessClock.class);

    /** A timer does not count the time in which the machine sleeps, so the clock is looked at now and then. */
    private static final Duration LOOK = Duration.ofMinutes(1);

    private static final Duration AGAIN = Duration.ofSeconds(10);
    private static final Duration GIVE_UP = Duration.ofMinutes(15);

    private final BiFunction<WakeUp, CallbackAddresses, Uni<Void>> wakeUps;
    private final Timer timer;
    private final Clock clock;
    private final boolean dependable;
    private final Set<String> waiting = new HashSet<>();
    private final Set<String> rung = newest(MAX);

    /**
     * @param wakeUps what is done when an alarm rings
     * @param dependable whether timers run between requests
     */
    ProcessClock(
            BiFunction<WakeUp, CallbackAddresses, Uni<Void>> wakeUps, Timer timer, Clock clock, boolean dependable) {
        this.wakeUps = wakeUps;
        this.timer = timer;
        this.clock = clock;
        this.dependable = dependable;
    }

    /** Runs something later. */
    @FunctionalInterface
    interface Timer {
        void after(Duration delay, Runnable task);
    }

    private static Set<String> newest(int most) {
        return Collections.newSetFromMap(new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                return size() > most;
            }
        });
    }

    @Override
    public Uni<Void> set(WakeUp wakeUp, CallbackAddresses addresses) {
        return Uni.createFrom().item(() -> {
            if (isNew(wakeUp)) {
                await(wakeUp, addresses);
            }
            return null;
        });
    }

    @Override
    public boolean dependable() {
        return dependable;
    }

    /** An alarm that has rung is not set again either, as it is with Cloud Tasks. */
    private synchronized boolean isNew(WakeUp wakeUp) {
        if (waiting.contains(wakeUp.name()) || rung.contains(wakeUp.name())) {
            return false;
        }
        if (waiting.size() >= MAX) {
            LOG.warnf("%d alarms are set: the wake-up %s is not", waiting.size(), wakeUp.name());
            return false;
        }
        return waiting.add(wakeUp.name());
    }

    private void await(WakeUp wakeUp, CallbackAddresses addresses) {
        var rest = rest(wakeUp);
        timer.after(rest.compareTo(LOOK) > 0 ? LOOK : rest, () -> look(wakeUp, addresses));
    }

    private void look(WakeUp wakeUp, CallbackAddresses addresses) {
        if (rest(wakeUp).isZero()) {
            rings(wakeUp);
            ring(wakeUp, addresses);
        } else {
            await(wakeUp, addresses);
        }
    }

    private Duration rest(WakeUp wakeUp) {
        var rest = Duration.between(clock.instant(), wakeUp.at());
        return rest.isNegative() ? Duration.ZERO : rest;
    }

    private synchronized void rings(WakeUp wakeUp) {
        waiting.remove(wakeUp.name());
        rung.add(wakeUp.name());
    }

    private void ring(WakeUp wakeUp, CallbackAddresses addresses) {
        MDC.put("incident", wakeUp.incident());
        Uni.createFrom()
                .deferred(() -> wakeUps.apply(wakeUp, addresses))
                .subscribe()
                .with(done -> {}, failure -> failed(wakeUp, addresses, failure));
    }

    private void failed(WakeUp wakeUp, CallbackAddresses addresses, Throwable failure) {
        LOG.errorf(Wordless.copy(failure), "The wake-up %s failed", wakeUp.name());
        if (clock.instant().isBefore(wakeUp.at().plus(GIVE_UP))) {
            timer.after(AGAIN, () -> ring(wakeUp, addresses));
        }
    }
}
