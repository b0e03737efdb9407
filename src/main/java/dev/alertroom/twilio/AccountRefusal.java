package dev.alertroom.twilio;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Refusals that say nothing of the number that was to be called, but of the account; and what to do at Twilio's console.
 *
 * @see <a href="https://www.twilio.com/docs/api/errors">Error and warning dictionary</a>
 */
enum AccountRefusal {
    INACTIVE("the account is suspended or closed: look at Billing, and ask Twilio's support", 10001, 20005),
    TRIAL(
            "a trial account can't do this: verify the number at Phone Numbers, Verified Caller IDs, or upgrade",
            10002,
            21219),
    TOO_MANY_AT_ONCE("too many calls at once: ask Twilio's support for a higher concurrency", 10004),
    WRONG_CREDENTIALS(
            "TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN don't belong together: copy both from the console", 20003),
    TOO_MANY_REQUESTS("too many requests: ask Twilio's support for more calls a second", 20429),
    NOT_OUR_NUMBER(
            "TWILIO_FROM is no number of this account: copy it from Phone Numbers, Active Numbers", 21210, 21212),
    COUNTRY_NOT_ALLOWED("allow the country at Voice, Settings, Geo permissions", 21215, 21216);

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
