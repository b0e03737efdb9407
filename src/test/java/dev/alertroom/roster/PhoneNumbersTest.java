package dev.alertroom.roster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.alertroom.incident.MaskedNumber;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneNumbersTest {

    private final PhoneNumbers japanese = new PhoneNumbers("JP");
    private final PhoneNumbers american = new PhoneNumbers("US");

    @ParameterizedTest
    @CsvSource(ignoreLeadingAndTrailingWhitespace = false, textBlock = """
            +819012345678,+819012345678
            090-1234-5678,+819012345678
             090-1234-5678,+819012345678
             819012345678,+819012345678
            ０９０（１２３４）５６７８,+819012345678
            +1 415-555-2671,+14155552671
            """)
    void numbersAreReadAsPeopleWriteThem(String written, String e164) {
        assertEquals(e164, japanese.parse(written));
    }

    @Test
    void aBlankAfterACommaIsNoPlus() {
        assertEquals("+14155552672", american.parse(" 4155552672"));
        assertEquals("+14155552672", american.parse(" 14155552672"));
    }

    @Test
    void numbersOutsideTheAllowedPrefixesAreNotCalled() {
        var onlyJapan = new CallableNumbers(new Roster(Map.of()), japanese, List.of("+81"));

        assertEquals("+819012345678", onlyJapan.parse("090-1234-5678"));
        var thrown = assertThrows(BadPhoneNumberException.class, () -> onlyJapan.parse("+14155552671"));
        assertEquals("may not be called: ALERTROOM_CALL_ALLOWED_PREFIXES allows +81", thrown.getMessage());
    }

    @Test
    void onlyTheLastFourDigitsAreForLogs() {
        assertEquals("…5678", MaskedNumber.of("+819012345678"));
    }
}
