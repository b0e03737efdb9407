package dev.alertroom.voice;

import dev.alertroom.problem.Wordless;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** What a caller hears when something goes wrong with us: every voice endpoint names its own answer, and none fails. */
@ApplicationScoped
class FallbackAnswer {

    private static final Logger LOG = Logger.getLogger(FallbackAnswer.class);

    /**
     * The answer or, if there is none, the other one.
     *
     * @param otherwise must need nothing but the request
     */
    Uni<String> of(Supplier<Uni<? extends String>> answer, Supplier<String> otherwise) {
        return Uni.createFrom()
                .deferred(answer)
                .onFailure()
                .invoke(failure -> LOG.error("A call could not be answered as it should", Wordless.copy(failure)))
                .onFailure()
                .recoverWithItem(otherwise);
    }
}
