package dev.alertroom.roster;

import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Which numbers an alert may name. Those of the roster always; others only if they cost what an ordinary call costs, in the regions
 * that are allowed: whoever gets hold of a token must not be able to ring numbers that pay him for it.
 */
@ApplicationScoped
public class CallableNumbers {

    /** Kinds of numbers that cost more than a call, move from place to place, or reach no person. */
    private static final Set<PhoneNumberType> REFUSED = EnumSet.of(
            PhoneNumberType.PREMIUM_RATE,
            PhoneNumberType.SHARED_COST,
            PhoneNumberType.PERSONAL_NUMBER,
            PhoneNumberType.PAGER,
            PhoneNumberType.UAN,
            PhoneNumberType.VOICEMAIL);

    private final Roster roster;
    private final PhoneNumbers phoneNumbers;
    private final List<String> allowedPrefixes;

    @Inject
    CallableNumbers(Roster roster, PhoneNumbers phoneNumbers, RosterSettings settings) {
        this(roster, phoneNumbers, settings.call().allowedPrefixes().orElse(List.of()));
    }

    /** @param allowedPrefixes none for the default region */
    CallableNumbers(Roster roster, PhoneNumbers phoneNumbers, List<String> allowedPrefixes) {
        this.roster = roster;
        this.phoneNumbers = phoneNumbers;
        this.allowedPrefixes = allowedPrefixes.stream().map(String::strip).toList();
    }

    /**
     * Reads a number as {@link PhoneNumbers#parse} does.
     *
     * @return the number in E.164
     * @throws BadPhoneNumberException if it is none, or one that may not be called
     */
    public String parse(String written) {
        var number = phoneNumbers.parse(written);
        if (!roster.has(number)) {
            checkKind(number);
            checkRegion(number);
        }
        return number;
    }

    private void checkKind(String number) {
        if (phoneNumbers.isOfNoCountry(number)) {
            throw new BadPhoneNumberException(
                    "may not be called: it is of no country, as those of satellites are; only numbers of the roster may be so");
        }
        if (REFUSED.contains(phoneNumbers.type(number))) {
            throw new BadPhoneNumberException(
                    "may not be called: it is a special-rate or service number; only numbers of the roster may be so");
        }
    }

    private void checkRegion(String number) {
        if (allowedPrefixes.isEmpty()) {
            if (!phoneNumbers.isOfDefaultRegion(number)) {
                throw new BadPhoneNumberException("may not be called: outside the roster only numbers of region "
                        + phoneNumbers.region() + " are, unless ALERTROOM_CALL_ALLOWED_PREFIXES allows more");
            }
        } else if (allowedPrefixes.stream().noneMatch(number::startsWith)) {
            throw new BadPhoneNumberException(
                    "may not be called: ALERTROOM_CALL_ALLOWED_PREFIXES allows " + String.join(", ", allowedPrefixes));
        }
    }
}
