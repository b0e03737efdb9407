package dev.alertroom.simulator;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;

/**
 * <a href="https://www.twilio.com/docs/voice/twiml#twilios-request-to-your-application">What Twilio tells of a call</a>
 * in each of its requests. Where it doesn't know a city, it sends the parameter empty, and signs it.
 */
final class CallParameters {

    private CallParameters() {}

    static Form standard(String accountSid, OngoingCall call) {
        return place(place(identity(accountSid, call), "From", "Caller", call.from()), "To", "Called", call.to());
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
