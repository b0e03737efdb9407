package dev.alertroom.operations;

import dev.alertroom.operations.OperationsSettings.LogFormat;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.stream.Stream;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.LogContext;
import org.jboss.logmanager.handlers.WriterHandler;

/**
 * Has the console speak JSON where nobody reads it but Cloud Logging, and lets no line of either format tell what it must
 * not; before anything else of ours logs.
 */
@ApplicationScoped
class CloudLogging {

    private final OperationsSettings settings;

    CloudLogging(OperationsSettings settings) {
        this.settings = settings;
    }

    void install(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        Stream.of(LogContext.getLogContext().getLogger("").getHandlers())
                .flatMap(CloudLogging::innermost)
                .filter(WriterHandler.class::isInstance)
                .forEach(handler -> handler.setFormatter(formatter(handler.getFormatter())));
    }

    private Formatter formatter(Formatter lines) {
        if (settings.log() == LogFormat.JSON) {
            return new CloudLogFormatter(settings.traceProject());
        }
        return lines instanceof SafeFormatter ? lines : new SafeFormatter(lines);
    }

    /** What writes, of handlers that hand on to others. */
    private static Stream<Handler> innermost(Handler handler) {
        return handler instanceof ExtHandler outer && outer.getHandlers().length > 0
                ? Stream.of(outer.getHandlers()).flatMap(CloudLogging::innermost)
                : Stream.of(handler);
    }
}
