package dev.alertroom.operations;

import dev.alertroom.operations.OperationsSettings.LogFormat;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.util.logging.Handler;
import java.util.stream.Stream;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.LogContext;

/** Has the console speak JSON where nobody reads it but Cloud Logging; before anything else of ours logs. */
@ApplicationScoped
class CloudLogging {

    private final OperationsSettings settings;

    CloudLogging(OperationsSettings settings) {
        this.settings = settings;
    }

    void install(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        if (settings.log() == LogFormat.JSON) {
            var formatter = new CloudLogFormatter(settings.traceProject());
            Stream.of(LogContext.getLogContext().getLogger("").getHandlers())
                    .flatMap(CloudLogging::innermost)
                    .forEach(handler -> handler.setFormatter(formatter));
        }
    }

    /** What writes, of handlers that hand on to others. */
    private static Stream<Handler> innermost(Handler handler) {
        return handler instanceof ExtHandler outer && outer.getHandlers().length > 0
                ? Stream.of(outer.getHandlers()).flatMap(CloudLogging::innermost)
                : Stream.of(handler);
    }
}
