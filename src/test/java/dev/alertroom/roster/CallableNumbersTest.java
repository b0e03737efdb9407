package dev.alertroom.roster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallableNumbersTest {

    private static final String ABROAD = "+14155552671";
    private static final String SATELLITE = "+881612345678";

    private final Roster roster = new Roster(Map.of(
            "a",
            new Team(
                    "a",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Team.Endurance.AS_FOR_ALL,
                    Optional.empty(),
                    List.of(List.of(new Team.Member("Sato", List.of(ABROAD, SATELLITE)))))));

    @ParameterizedTest
    @ValueSource(strings = {"090-1234-5678", "+81312345678", "050-1234-5678", ABROAD, SATELLITE})
    void numbersOfTheDefaultRegionAndOfTheRosterAreCalled(String number) {
        callable("JP").parse(number);
    }

    @ParameterizedTest
    @CsvSource({
        "+881612345679, it is of no country",
        "+870772001234, it is of no country",
        "+882161234567, it is of no country",
        "+979123456789, it is of no country",
        "0990-512345, special-rate",
        "0570-012345, special-rate",
        "+447012345678, special-rate"
    })
    void othersAreRefusedWithTheReason(String number, String reason) {
        var thrown = assertThrows(
                BadPhoneNumberException.class, () -> callable("JP", "+").parse(number), number);
        assertTrue(thrown.getMessage().contains(reason), thrown::getMessage);
    }

    @Test
    void withoutPrefixesOnlyTheDefaultRegionIsCalled() {
        var thrown =
                assertThrows(BadPhoneNumberException.class, () -> callable("JP").parse("+14155552672"));
        assertEquals(
                "may not be called: outside the roster only numbers of region JP are, unless ALERTROOM_CALL_ALLOWED_PREFIXES"
                        + " allows more",
                thrown.getMessage());
    }

    @Test
    void aCodeThatCountriesShareOpensOnlyTheDefaultRegion() {
        var american = callable("US");

        assertEquals("+14155552672", american.parse("415-555-2672"));
        for (String island : new String[] {"+18765551234", "+14734031234"}) {
            assertThrows(BadPhoneNumberException.class, () -> american.parse(island), island);
        }
        assertEquals("+18765551234", callable("US", "+1876").parse("+18765551234"));
    }

    private CallableNumbers callable(String region, String... prefixes) {
        return new CallableNumbers(roster, new PhoneNumbers(region), List.of(prefixes));
    }
}
