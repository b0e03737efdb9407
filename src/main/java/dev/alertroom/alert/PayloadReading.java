package dev.alertroom.alert;

import dev.alertroom.alert.source.Payload;
import dev.alertroom.problem.Problem;
import dev.alertroom.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Where payloads are read. Most are small and read at once. Those that may be large (mails, with their parts, encodings and
 * HTML) are read beside the event loop, one after another, so that any number of them holds up no other alert.
 */
@ApplicationScoped
class PayloadReading {

    /** With the largest payloads, half of what bodies may take in all. */
    private static final int MAX_WAITING = 8;

    private static final int IDLE_SECONDS = 10;
    private static final Duration RETRY = Duration.ofSeconds(5);

    private final ThreadPoolExecutor reader = new ThreadPoolExecutor(
            0, 1, IDLE_SECONDS, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MAX_WAITING), PayloadReading::thread);

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "payload-reader");
        thread.setDaemon(true);
        return thread;
    }

    @PreDestroy
    void end() {
        reader.shutdown();
    }

    /**
     * What the reading gives; it comes on the caller's context.
     *
     * @return fails with 503 if too many payloads wait to be read
     */
    <T> Uni<T> of(Payload payload, Supplier<T> reading) {
        return payload.bytes().length > Payload.READ_AT_ONCE
                ? aside(reading)
                : Uni.createFrom().item(reading);
    }

    private <T> Uni<T> aside(Supplier<T> reading) {
        var caller = Vertx.currentContext();
        return Uni.createFrom()
                .item(reading)
                .runSubscriptionOn(reader)
                .onFailure(RejectedExecutionException.class)
                .transform(full -> tooMany())
                .emitOn(task -> caller.runOnContext(now -> task.run()));
    }

    private static ProblemException tooMany() {
        return new ProblemException(
                new Problem("Service unavailable", 503, "Too many payloads wait to be read; send it again."),
                Optional.of(RETRY));
    }
}
