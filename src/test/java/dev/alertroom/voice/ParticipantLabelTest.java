package dev.alertroom.voice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

/** The rules are those of https://www.twilio.com/docs/api/errors/16023 and 16025. */
class ParticipantLabelTest {

    private static final String SID = "CA00000000000000000000000123456789";
    private static final String OTHER_SID = "CA00000000000000000000000123456780";

    @Test
    void twoCallsOfOnePersonHaveLabelsOfTheirOwn() {
        assertNotEquals(ParticipantLabel.of("ada", SID), ParticipantLabel.of("ada", OTHER_SID));
    }

    @Test
    void theResponderIsReadBack() {
        assertEquals("ada", ParticipantLabel.responder(ParticipantLabel.of("ada", SID)));
        assertEquals("a.b", ParticipantLabel.responder(ParticipantLabel.of("a.b", "CA1")));
    }

    @Test
    void itHasNoSlashAndIsNotTooLong() {
        var label = ParticipantLabel.of("a/b%2fc" + "x".repeat(200), SID);

        assertEquals(128, label.length());
        assertFalse(label.contains("/") || label.toLowerCase().contains("%2f"));
    }
}
