package dev.alertroom.clock;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import java.time.Duration;

/**
 * Vert.x's timers. Each task runs on an event loop in a context of its own: it holds nothing of the request that set it, and the
 * labels of its log lines are not another's.
 */
final class VertxTimer implements ProcessClock.Timer {

    private final Vertx vertx;

    VertxTimer(Vertx vertx) {
        this.vertx = vertx;
    }

    @Override
    public void after(Duration delay, Runnable task) {
        var root = (ContextInternal) VertxContext.getRootContext(vertx.getOrCreateContext());
        // Rounded up, so that the time has come.
        root.setTimer(delay.toMillis() + 1, id -> inItsOwnContext(root, task));
    }

    private static void inItsOwnContext(ContextInternal root, Runnable task) {
        var context = VertxContext.createNewDuplicatedContext(root);
        VertxContextSafetyToggle.setContextSafe(context, true);
        context.runOnContext(now -> task.run());
    }
}
