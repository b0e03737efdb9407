package dev.alertroom.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.alertroom.incident.Incident;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Optional;

/**
 * What is answered to a monitor that resolves an alert.
 *
 * @param incident left out if none was open
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
record ClearedAnswer(String incident, String status) {

    /** Nothing fires, and nothing that fired has been resolved. */
    static final ClearedAnswer NOTHING = new ClearedAnswer(null, "ignored");

    static ClearedAnswer of(Optional<Incident> incident) {
        return new ClearedAnswer(incident.map(Incident::id).orElse(null), "cleared");
    }
}
