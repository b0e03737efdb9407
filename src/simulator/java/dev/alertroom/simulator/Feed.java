package dev.alertroom.simulator;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.atomic.AtomicBoolean;

/** Server-sent events to one page: the whole state whenever it has changed, some twenty times a second at most. */
final class Feed {

    private static final long BETWEEN_PUSHES_MILLIS = 50;
    private static final long HEARTBEAT_MILLIS = 15_000;

    private final Vertx vertx;
    private final Context context;
    private final Exchange exchange;
    private final Snapshot snapshot;
    private final HttpServerResponse response;
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final Runnable onChange = this::changed;

    Feed(Vertx vertx, Exchange exchange, Snapshot snapshot, HttpServerResponse response) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.exchange = exchange;
        this.snapshot = snapshot;
        this.response = response;
    }

    void start() {
        response.putHeader("Content-Type", "text/event-stream")
                .putHeader("Cache-Control", "no-cache")
                .setChunked(true);
        long heartbeat = vertx.setPeriodic(HEARTBEAT_MILLIS, id -> response.write(":\n\n"));
        response.closeHandler(closed -> {
            vertx.cancelTimer(heartbeat);
            exchange.unwatch(onChange);
        });
        exchange.watch(onChange);
        push();
    }

    private void changed() {
        if (scheduled.compareAndSet(false, true)) {
            context.runOnContext(now -> vertx.setTimer(BETWEEN_PUSHES_MILLIS, id -> push()));
        }
    }

    private void push() {
        scheduled.set(false);
        if (response.closed()) {
            return;
        }
        if (response.writeQueueFull()) {
            changed();
            return;
        }
        response.write("event: state\ndata: " + snapshot.take().encode() + "\n\n");
    }
}
