package dev.alertroom.twilio;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Refusals that say nothing of the number that was to be called, but of the account; and what to do at Twilio's console. What
 * each code means is on its own page, such as {@code https://www.twilio.com/docs/api/errors/10004}.
 *
 * @see <a href="https://www.twilio.com/docs/api/errors/twilio-error-codes.json">All error codes</a>
 */
enum AccountRefusal {
    /** 10001 "Account is not active", 10005 "Voice calling has been disabled for this account", 20005 "Account not active". */
    INACTIVE(
            "the account is not active, or may not call: look at Billing, and ask Twilio's support",
            10001,
            10005,
            20005),

    /**
     * 10002 "Trial accounts do not support the feature", 21219 "'To' phone number not verified"; 573002 "The 'From' number isn't
     * assigned to this verified Voice recipient" and 573005 "Destination number has not completed verification" are of a
     * trial, too.
     */
    TRIAL(
            "a trial account can't do this: verify the number at Phone Numbers, Verified Caller IDs, or upgrade",
            10002,
            21219,
            573002,
            573005),

    /** "Trial accounts and newly upgraded accounts without an approved Primary Customer Profile have limited concurrent calls." */
    TOO_MANY_AT_ONCE(
            "too many calls at once: create a Primary Customer Profile at Trust Hub, or ask Twilio's support for a higher"
                    + " concurrency",
            10004),

    /** "Permission Denied": the credentials don't fit together, or not to the account. */
    WRONG_CREDENTIALS(
            "TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN, or the API key, don't belong together: copy them from the console",
            20003),

    /** "Too many requests". */
    TOO_MANY_REQUESTS("too many requests: ask Twilio's support for more calls a second", 20429),

    /** 21210 "'From' phone number not verified", 21212 "Invalid 'From' Number". */
    NOT_OUR_NUMBER(
            "TWILIO_FROM is no number of this account: copy it from Phone Numbers, Active Numbers", 21210, 21212),

    /** "Geo Permission configuration is not permitting call". */
    COUNTRY_NOT_ALLOWED("allow the country at Voice, Settings, Geo permissions", 21215),

    /**
     * "Call blocked by Twilio": for a high risk of fraud, for a regulation, or because the account has no Primary Customer
     * Profile and calls a +1 number. Which of them it is the code does not tell.
     */
    BLOCKED(
            "Twilio blocks this call: for a +1 number create a Primary Customer Profile at Trust Hub, else ask Twilio's"
                    + " support",
            21216);

    private final String mend;
    private final int[] codes;

    AccountRefusal(String mend, int... codes) {
        this.mend = mend;
        this.codes = codes;
    }

    /** Empty if the code tells of the number. */
    static Optional<AccountRefusal> of(int code) {
        return Arrays.stream(values())
                .filter(refusal -> IntStream.of(refusal.codes).anyMatch(known -> known == code))
                .findFirst();
    }

    /** What to do, as the end of a sentence. */
    String mend() {
        return mend;
    }
}
