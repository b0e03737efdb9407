package dev.alertroom.roster;

import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the country, what costs more than a call is not called. */
class CallableNumbersProperties {

    private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();

    @Property(tries = 500)
    void noKindOfNumberThatCostsMoreIsCalledWhateverThePrefixes(@ForAll("exampleNumbers") String number) {
        var any = new CallableNumbers(new Roster(Map.of()), new PhoneNumbers("JP"), List.of("+"));

        assertThrows(BadPhoneNumberException.class, () -> any.parse(number), number);
    }

    /** What libphonenumber itself gives as examples of costly kinds, in every region. */
    @Provide
    Arbitrary<String> exampleNumbers() {
        var kinds = List.of(PhoneNumberType.PREMIUM_RATE, PhoneNumberType.SHARED_COST, PhoneNumberType.PERSONAL_NUMBER);
        return Arbitraries.of(LIBRARY.getSupportedRegions().stream()
                .sorted()
                .flatMap(region -> kinds.stream()
                        .map(kind -> LIBRARY.getExampleNumberForType(region, kind))
                        .filter(number -> number != null && kinds.contains(LIBRARY.getNumberType(number))))
                .map(number -> LIBRARY.format(number, PhoneNumberFormat.E164))
                .toList());
    }
}
