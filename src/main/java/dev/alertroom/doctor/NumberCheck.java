package dev.alertroom.doctor;

import dev.alertroom.twilio.AccountInquiry;
import dev.alertroom.twilio.IncomingNumber;
import dev.alertroom.twilio.TwilioRouteSettings;
import dev.alertroom.voice.PublicAddress;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Whether the number that calls is ours, is for calls, and is answered by us. */
@ApplicationScoped
class NumberCheck implements Check {

    private final AccountInquiry twilio;
    private final TwilioRouteSettings route;
    private final PublicAddress address;

    NumberCheck(AccountInquiry twilio, TwilioRouteSettings route, PublicAddress address) {
        this.twilio = twilio;
        this.route = route;
        this.address = address;
    }

    @Override
    public String name() {
        return "number";
    }

    @Override
    public Uni<List<Finding>> look() {
        var incoming = address.incoming();
        return twilio.ourNumber().map(number -> List.of(finding(number, incoming)));
    }

    private Finding finding(Optional<IncomingNumber> ours, String incoming) {
        if (ours.isEmpty()) {
            return Finding.wrong(
                    name(),
                    "TWILIO_FROM is no number of this account",
                    "buy it, or copy it from Phone Numbers, Active Numbers; a trial account has none of its own");
        }
        var number = ours.get();
        if (!number.forVoice()) {
            return Finding.wrong(name(), "TWILIO_FROM is not for calls", "buy a number with the capability Voice");
        }
        if (!number.asks(incoming)) {
            return Finding.note(
                    name(),
                    "who calls TWILIO_FROM back does not come here",
                    "set its voice URL to " + incoming + ", by POST, or run deploy/setup");
        }
        return route.fallbackUrl().isPresent() && !number.voiceFallbackUrl().equals(route.fallbackUrl())
                ? Finding.note(
                        name(),
                        "TWILIO_FROM has not the fallback of our calls",
                        "set its Primary handler fails to ALERTROOM_FALLBACK_URL")
                : Finding.ok(name(), "TWILIO_FROM is ours, is for calls, and comes here when it is called");
    }

    @Override
    public Finding failed(Throwable failure) {
        return Finding.wrong(name(), AccountInquiry.reason(failure), "mend it, and try again");
    }
}
