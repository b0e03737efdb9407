package dev.alertroom.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.alertroom.response.AlertOutcome;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Locale;

/**
 * What a monitor is told.
 *
 * @param calls the calls that its alert made
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

    /** Twilio's status of a call that it has just taken. */
    private static final String QUEUED = "queued";

    static AlertAnswer of(AlertOutcome raised, List<String> warnings) {
        return new AlertAnswer(
                raised.incident(),
                raised.room(),
                raised.status().name().toLowerCase(Locale.ROOT),
                raised.calls().stream().map(PlacedCall::of).toList(),
                raised.degraded(),
                warnings);
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @RegisterForReflection
    record PlacedCall(String to, String sid, String status, CallError error) {
        static PlacedCall of(AlertOutcome.Placement placement) {
            return placement
                    .sid()
                    .map(sid -> new PlacedCall(placement.to(), sid, QUEUED, null))
                    .orElseGet(() -> new PlacedCall(
                            placement.to(),
                            null,
                            null,
                            placement.refusal().map(CallError::of).orElseThrow()));
        }
    }

    @RegisterForReflection
    record CallError(int code, String message) {
        static CallError of(AlertOutcome.Refusal refusal) {
            return new CallError(refusal.code(), refusal.message());
        }
    }
}
