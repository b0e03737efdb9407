package dev.alertroom.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.alertroom.incident.Placement;
import dev.alertroom.incident.Status;
import dev.alertroom.response.AlertOutcome;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AlertAnswerTest {

    @Test
    void aCallHasTheStatusThatTwilioGaveIt() {
        var ringing = new Placement("+819012345678", Optional.of("CA1"), Optional.of("initiated"), Optional.empty());
        var outcome = new AlertOutcome("i", "AlertRoom", Status.RINGING, List.of(ringing), false);

        assertEquals(
                List.of(new AlertAnswer.PlacedCall("+819012345678", "CA1", "initiated", null)),
                AlertAnswer.of(outcome, List.of()).calls());
    }
}
