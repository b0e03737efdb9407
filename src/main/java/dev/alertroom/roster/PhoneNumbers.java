package dev.alertroom.roster;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Reads phone numbers as people write them. */
@ApplicationScoped
public class PhoneNumbers {

    private final PhoneNumberUtil library = PhoneNumberUtil.createInstance(new PhoneMetadata());
    private final String region;
    private final List<String> allowedPrefixes;

    @Inject
    PhoneNumbers(RosterSettings settings) {
        this(settings.region(), settings.call().allowedPrefixes().orElse(List.of()));
    }

    PhoneNumbers(String region, List<String> allowedPrefixes) {
        this.region = region;
        this.allowedPrefixes = List.copyOf(allowedPrefixes);
    }

    /**
     * Reads a number in E.164 or in the national form of the default region. A {@code +} that URL decoding turned into a
     * blank is repaired.
     *
     * @return the number in E.164
     * @throws BadPhoneNumberException if it cannot be one, or may not be called from here
     */
    public String parse(String written) {
        var number = asInternational(written)
                .or(() -> read(written.strip()))
                .filter(library::isPossibleNumber)
                .map(parsed -> library.format(parsed, PhoneNumberFormat.E164))
                .orElseThrow(() -> new BadPhoneNumberException(
                        "is no phone number; write it as +819012345678, or as dialled in region " + region));
        if (!allowedPrefixes.isEmpty() && allowedPrefixes.stream().noneMatch(number::startsWith)) {
            throw new BadPhoneNumberException(
                    "may not be called: ALERTROOM_CALL_ALLOWED_PREFIXES allows " + String.join(", ", allowedPrefixes));
        }
        return number;
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
