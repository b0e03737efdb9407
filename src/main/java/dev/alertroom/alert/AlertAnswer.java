package dev.alertroom.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.alertroom.incident.Placement;
import dev.alertroom.response.AlertOutcome;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Locale;

/**
 * What is answered to a monitor whose alert rings.
 *
 * @param calls the calls that its alert made, each with its status in Twilio's words
 * @param degraded whether the journal is out of reach; left out if all is well
 * @param warnings what was not understood of the payload, although it rang
 */
@RegisterForReflection
record AlertAnswer(
        String incident,
        String room,
        String status,
        List<PlacedCall> calls,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean degraded,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> warnings) {

    static AlertAnswer of(AlertOutcome outcome, List<String> warnings) {
        return new AlertAnswer(
                outcome.incident(),
                outcome.room(),
                outcome.status().name().toLowerCase(Locale.ROOT),
                outcome.calls().stream().map(PlacedCall::of).toList(),
                outcome.degraded(),
                warnings);
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @RegisterForReflection
    record PlacedCall(String to, String sid, String status, CallError error) {
        static PlacedCall of(Placement placement) {
            return new PlacedCall(
                    placement.to(),
                    placement.sid().orElse(null),
                    placement.status().orElse(null),
                    placement.refusal().map(CallError::of).orElse(null));
        }
    }

    @RegisterForReflection
    record CallError(int code, String message) {
        static CallError of(Placement.Refusal refusal) {
            return new CallError(refusal.code(), refusal.message());
        }
    }
}
