package dev.alertroom.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.alertroom.incident.Placement;
import dev.alertroom.incident.Status;
import dev.alertroom.response.AlertOutcome;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class AlertAnswerTest {

    @Test
    void aCallHasTheStatusThatTwilioGaveIt() {
        var ringing = Placement.taken("+819012345678", "CA1", "initiated");
        var outcome = new AlertOutcome("i", "AlertRoom", Status.RINGING, List.of(ringing), Optional.empty(), false);

        assertEquals(
                List.of(new AlertAnswer.PlacedCall("+819012345678", "CA1", "initiated", null)),
                AlertAnswer.of(outcome, UnaryOperator.identity(), List.of()).calls());
    }
}
