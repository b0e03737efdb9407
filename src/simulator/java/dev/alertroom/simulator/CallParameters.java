package dev.alertroom.simulator;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;

/**
 * <a href="https://www.twilio.com/docs/voice/twiml#twilios-request-to-your-application">What Twilio tells of a call</a>
 * in each of its requests. Where it doesn't know a city, it sends the parameter empty, and signs it.
 */
final class CallParameters {

    /**
     * As long as the tokens of who calls in may be: a call that was passed on carries all its signed passports
     * (https://www.twilio.com/docs/voice/trusted-calling-with-shakenstir), and Twilio names no limit.
     */
    private static final String LONG_TOKEN = "eyJ0b2tlbiI6I".repeat(16 * 1024 / 13);

    private CallParameters() {}

    static Form standard(String accountSid, OngoingCall call) {
        Form form = place(place(identity(accountSid, call), "From", "Caller", call.from()), "To", "Called", call.to());
        return call.direction() == OngoingCall.Direction.INBOUND
                ? form.with("CallToken", LONG_TOKEN)
                        .with("StirPassportToken", LONG_TOKEN)
                        .with("StirVerstat", "TN-Validation-Passed-A")
                : form;
    }

    static Form identity(String accountSid, OngoingCall call) {
        return Form.EMPTY
                .with("AccountSid", accountSid)
                .with("ApiVersion", "2010-04-01")
                .with("CallSid", call.sid())
                .with("CallStatus", call.status().word())
                .with("Direction", call.direction().word())
                .with("From", call.from())
                .with("To", call.to())
                .with("Caller", call.from())
                .with("Called", call.to());
    }

    private static Form place(Form form, String name, String otherName, String number) {
        Form placed = form;
        for (String prefix : new String[] {name, otherName}) {
            placed = placed.with(prefix + "City", "")
                    .with(prefix + "State", "")
                    .with(prefix + "Zip", "")
                    .with(prefix + "Country", country(number));
        }
        return placed;
    }

    private static String country(String number) {
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        try {
            String region = numbers.getRegionCodeForNumber(numbers.parse(number, "US"));
            return region == null ? "" : region;
        } catch (NumberParseException e) {
            return "";
        }
    }
}
