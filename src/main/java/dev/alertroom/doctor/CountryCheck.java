package dev.alertroom.doctor;

import dev.alertroom.roster.PhoneNumbers;
import dev.alertroom.roster.Roster;
import dev.alertroom.twilio.AccountInquiry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Whether the account may call the countries of those in the roster; the default region where there is none. */
@ApplicationScoped
class CountryCheck implements Check {

    private final AccountInquiry twilio;
    private final Roster roster;
    private final PhoneNumbers numbers;

    CountryCheck(AccountInquiry twilio, Roster roster, PhoneNumbers numbers) {
        this.twilio = twilio;
        this.roster = roster;
        this.numbers = numbers;
    }

    @Override
    public String name() {
        return "countries";
    }

    @Override
    public Uni<List<Finding>> look() {
        return Uni.join().all(regions().stream().map(this::look).toList()).andFailFast();
    }

    private SortedSet<String> regions() {
        var regions = new TreeSet<String>();
        roster.numbers().forEach(number -> numbers.regionOf(number).ifPresent(regions::add));
        if (regions.isEmpty()) {
            regions.add(numbers.region());
        }
        return regions;
    }

    private Uni<Finding> look(String region) {
        return twilio.mayCall(region)
                .map(allowed -> allowed
                        ? Finding.ok(name(), region + " may be called")
                        : Finding.wrong(
                                name(),
                                region + " may not be called",
                                "allow it at Twilio's console: Voice, Settings, Geo permissions"))
                .onFailure()
                .recoverWithItem(failure -> failed(region, failure));
    }

    private Finding failed(String region, Throwable failure) {
        return Finding.note(
                name(),
                region + ": " + AccountInquiry.reason(failure),
                "look at Twilio's console: Voice, Settings, Geo permissions");
    }
}
