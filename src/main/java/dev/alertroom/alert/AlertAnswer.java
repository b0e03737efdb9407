package dev.alertroom.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.alertroom.incident.NextLook;
import dev.alertroom.incident.Placement;
import dev.alertroom.response.AlertOutcome;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What is answered to a monitor whose alert rings.
 *
 * @param calls the calls that its alert made, each with its status in Twilio's words
 * @param next when the incident is looked at next if nothing is heard until then; left out if nothing is to come
 * @param degraded whether the journal is out of reach; left out if all is well
 * @param warnings what was not understood of the payload, although it rang
 */
@RegisterForReflection
record AlertAnswer(
        String incident,
        String room,
        String status,
        List<PlacedCall> calls,
        @JsonInclude(JsonInclude.Include.NON_NULL) Next next,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean degraded,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> warnings) {

    /** @param shown a number as whoever asks may see it */
    static AlertAnswer of(AlertOutcome outcome, UnaryOperator<String> shown, List<String> warnings) {
        return new AlertAnswer(
                outcome.incident(),
                outcome.room(),
                outcome.status().text(),
                outcome.calls().stream().map(call -> PlacedCall.of(call, shown)).toList(),
                outcome.next().map(Next::of).orElse(null),
                outcome.degraded(),
                warnings);
    }

    /** @param why what it is looked at for: {@code calls}, {@code room}, {@code unanswered}, {@code left-alone}, {@code muted} */
    @RegisterForReflection
    record Next(Instant at, String why) {
        static Next of(NextLook next) {
            return new Next(next.at(), next.reason().text());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @RegisterForReflection
    record PlacedCall(String to, String sid, String status, CallError error) {
        static PlacedCall of(Placement placement, UnaryOperator<String> shown) {
            return new PlacedCall(
                    shown.apply(placement.to()),
                    placement.sid().orElse(null),
                    placement.status().orElse(null),
                    placement
                            .refusal()
                            .map(refusal -> CallError.of(refusal, placement.to(), shown))
                            .orElse(null));
        }
    }

    @RegisterForReflection
    record CallError(int code, String message) {
        /** Twilio's message may name the number. */
        static CallError of(Placement.Refusal refusal, String number, UnaryOperator<String> shown) {
            return new CallError(refusal.code(), refusal.message().replace(number, shown.apply(number)));
        }
    }
}
