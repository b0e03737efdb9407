package dev.alertroom.roster;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Reads phone numbers as people write them. */
@ApplicationScoped
public class PhoneNumbers {

    private final PhoneNumberUtil library = PhoneNumberUtil.createInstance(new PhoneMetadata());
    private final String region;

    @Inject
    PhoneNumbers(RosterSettings settings) {
        this(settings.region());
    }

    PhoneNumbers(String region) {
        this.region = region;
    }

    /**
     * Reads a number in E.164 or in the national form of the default region. A {@code +} that URL decoding turned into a
     * blank is repaired.
     *
     * @return the number in E.164
     * @throws BadPhoneNumberException if it cannot be one
     */
    public String parse(String written) {
        return asInternational(written)
                .or(() -> read(written.strip()))
                .filter(library::isPossibleNumber)
                .map(parsed -> library.format(parsed, PhoneNumberFormat.E164))
                .orElseThrow(() -> new BadPhoneNumberException(
                        "is no phone number; write it as +819012345678, or as dialled in region " + region));
    }

    /** What kind of number it is; {@code UNKNOWN} if no plan of a country knows it. */
    PhoneNumberType type(String e164) {
        return read(e164).map(library::getNumberType).orElse(PhoneNumberType.UNKNOWN);
    }

    /** Whether it is a number of the default region, and not only of its country code, which others may share. */
    boolean isOfDefaultRegion(String e164) {
        return read(e164)
                .map(library::getRegionCodeForNumber)
                .filter(region::equals)
                .isPresent();
    }

    /** Whether it is of no country: satellite phones, international networks, numbers that move with a person. */
    boolean isOfNoCountry(String e164) {
        return read(e164)
                .map(number -> library.getRegionCodeForCountryCode(number.getCountryCode()))
                .filter(PhoneNumberUtil.REGION_CODE_FOR_NON_GEO_ENTITY::equals)
                .isPresent();
    }

    /** The default region; ISO 3166-1 alpha-2. */
    public String region() {
        return region;
    }

    /** The region that a number is of, ISO 3166-1 alpha-2; empty for one of no country. */
    public Optional<String> regionOf(String e164) {
        return read(e164).map(library::getRegionCodeForNumber).filter(code -> code.length() == 2);
    }

    /** " 8190…" is "+8190…" from a query string, unless it is a national number after ", ". */
    private Optional<PhoneNumber> asInternational(String written) {
        return written.startsWith(" ")
                        && !written.isBlank()
                        && Character.isDigit(written.strip().charAt(0))
                ? read("+" + written.strip()).filter(library::isValidNumber)
                : Optional.empty();
    }

    private Optional<PhoneNumber> read(String text) {
        try {
            return Optional.of(library.parse(text, region));
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }
}
