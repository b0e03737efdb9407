package dev.alertroom.doctor;

import dev.alertroom.twilio.Account;
import dev.alertroom.twilio.AccountInquiry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Whether Twilio knows the account, and it may call. */
@ApplicationScoped
class AccountCheck implements Check {

    private final AccountInquiry twilio;

    AccountCheck(AccountInquiry twilio) {
        this.twilio = twilio;
    }

    @Override
    public String name() {
        return "account";
    }

    @Override
    public Uni<List<Finding>> look() {
        return twilio.account().map(account -> List.of(finding(account)));
    }

    private Finding finding(Account account) {
        if (!account.active()) {
            return Finding.wrong(
                    name(),
                    "Twilio's account is " + account.status(),
                    "look at Billing at Twilio's console, and ask its support");
        }
        return account.trial()
                ? Finding.note(
                        name(),
                        "Twilio's account is a trial: it calls five verified numbers for 10 minutes at most, and puts them into one"
                                + " room of Twilio's",
                        "upgrade it; what works until then is in docs/deploy.md")
                : Finding.ok(name(), "Twilio's account is active");
    }

    @Override
    public Finding failed(Throwable failure) {
        return Finding.wrong(
                name(), AccountInquiry.reason(failure), "mend TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN, or try again");
    }
}
