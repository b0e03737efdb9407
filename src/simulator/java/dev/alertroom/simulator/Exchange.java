package dev.alertroom.simulator;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * Where everything happens, one thing at a time. Calls, phones and rooms are changed under one lock, whoever comes:
 * an API request, a timer, an answer from the service, a button on the page, a test. What runs here never blocks.
 */
final class Exchange {

    private final Vertx vertx;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
    private double speed;
    private long lastId;
    private int epoch;

    Exchange(Vertx vertx, double speed) {
        this.vertx = vertx;
        speed(speed);
    }

    /** Changes something and tells the watchers. */
    void act(Runnable change) {
        lock.lock();
        try {
            change.run();
        } finally {
            lock.unlock();
        }
        changed();
    }

    /** Changes something, tells the watchers, and gives back what came of it. */
    <T> T actFor(Supplier<T> change) {
        T result = read(change);
        changed();
        return result;
    }

    <T> T read(Supplier<T> question) {
        lock.lock();
        try {
            return question.get();
        } finally {
            lock.unlock();
        }
    }

    /** @param simulated as long as it would take in real life; it passes faster by the speed */
    Timer after(Duration simulated, Runnable action) {
        Timer timer = new Timer();
        int started = epoch;
        long millis = Math.max(1, Math.round(simulated.toMillis() / speed));
        vertx.setTimer(
                millis,
                id -> act(() -> {
                    if (!timer.cancelled && epoch == started) {
                        action.run();
                    }
                }));
        return timer;
    }

    /** Goes on when a future has completed, with its result or its failure; not if all was reset meanwhile. */
    <T> void when(Future<T> future, BiConsumer<T, Throwable> next) {
        int started = read(() -> epoch);
        future.onComplete(result -> act(() -> {
            if (epoch == started) {
                next.accept(result.result(), result.cause());
            }
        }));
    }

    /** From here on, whatever was under way before has no effect. */
    void startAnew() {
        epoch++;
    }

    /** Tells the watchers of a change that was made elsewhere. */
    void changed() {
        watchers.forEach(Runnable::run);
    }

    void watch(Runnable watcher) {
        watchers.add(watcher);
    }

    void unwatch(Runnable watcher) {
        watchers.remove(watcher);
    }

    Instant now() {
        return Instant.now();
    }

    long nextId() {
        return ++lastId;
    }

    double speed() {
        return speed;
    }

    void speed(double factor) {
        if (!(factor > 0)) {
            throw new IllegalArgumentException("the speed must be more than 0");
        }
        speed = factor;
    }

    /** {@return how long that was for those in the simulation} */
    Duration simulatedBetween(Instant from, Instant to) {
        return Duration.ofMillis(Math.round(Duration.between(from, to).toMillis() * speed));
    }

    static final class Timer {
        private boolean cancelled;

        void cancel() {
            cancelled = true;
        }
    }
}
