package dev.alertroom.twilio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alertroom.incident.Placement;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountRefusalTest {

    @ParameterizedTest
    @CsvSource({
        "20003, 401, TWILIO_AUTH_TOKEN",
        "20005, 403, Billing",
        "10001, 400, Billing",
        "10005, 403, Billing",
        "10004, 429, Primary Customer Profile",
        "20429, 429, calls a second",
        "21210, 400, TWILIO_FROM",
        "21215, 400, Geo permissions",
        "21216, 400, Trust Hub",
        "573005, 400, Verified Caller IDs",
        "21219, 400, Verified Caller IDs"
    })
    void whatIsWrongWithTheAccountStrikesOutNoNumberAndSaysWhatToDo(int code, int status, String mend) {
        var refusal = refusal(code, status);

        assertFalse(refusal.ofNumber());
        assertTrue(
                refusal.message().startsWith("As Twilio says (")
                        && refusal.message().contains(mend),
                refusal::message);
    }

    @ParameterizedTest
    @ValueSource(ints = {21211, 21214, 21217, 13224})
    void aNumberThatTwilioNeverCallsIsStruckOut(int code) {
        var refusal = refusal(code, 400);

        assertTrue(refusal.ofNumber());
        assertEquals("As Twilio says", refusal.message());
    }

    @Test
    void aTwilioThatHasTroubleOfItsOwnStrikesOutNoNumber() {
        assertFalse(refusal(20503, 503).ofNumber());
        assertTrue(refusal(20503, 503).retryable());
    }

    private static Placement.Refusal refusal(int code, int status) {
        return TwilioTelephone.refusal(
                new TwilioException(status, OptionalInt.of(code), "As Twilio says", Optional.empty()));
    }
}
