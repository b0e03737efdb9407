package dev.alertroom.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.alertroom.incident.Incident;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;

/**
 * What is answered to a monitor that resolves an alert.
 *
 * @param incident left out if none was open
 * @param warnings why nothing was done
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
record ClearedAnswer(
        String incident,
        String status,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> warnings) {

    /** Nothing fires, and nothing that fired has been resolved. */
    static final ClearedAnswer NOTHING = new ClearedAnswer(null, "ignored", List.of());

    /** What came says of itself that it is no alert. */
    static final ClearedAnswer NO_ALERT = new ClearedAnswer(
            null,
            "ignored",
            List.of(
                    "What came says of itself that it is no alert, such as a watchdog or an acknowledgement; nobody was called."));

    /** What came proves that alerts arrive, and was awaited. */
    static final ClearedAnswer BEAT = new ClearedAnswer(null, "beat", List.of());

    static ClearedAnswer of(Optional<Incident> incident) {
        return new ClearedAnswer(incident.map(Incident::id).orElse(null), "cleared", List.of());
    }
}
