package dev.alertroom.doctor;

import dev.alertroom.roster.Roster;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * How fast calls are started. Twilio's API does not tell it; a new account starts one call a second and queues the rest.
 *
 * @see <a href="https://help.twilio.com/articles/223180028">How fast can I place or receive phone calls with Twilio</a>
 */
@ApplicationScoped
class PaceCheck implements Check {

    /** Seconds that the last of them may wait for the first second of ringing. */
    private static final int FEW = 3;

    private final Roster roster;

    PaceCheck(Roster roster) {
        this.roster = roster;
    }

    @Override
    public String name() {
        return "pace";
    }

    @Override
    public Uni<List<Finding>> look() {
        int people = roster.largestTier();
        return Uni.createFrom()
                .item(List.of(
                        people <= FEW
                                ? Finding.ok(name(), "the largest tier of the roster has " + people + " people")
                                : Finding.note(
                                        name(),
                                        "the largest tier has " + people
                                                + " people, and a new account starts one call a second",
                                        "look at Twilio's console: Voice, Settings, General, Calls per second; more need a Primary"
                                                + " Customer Profile at Trust Hub")));
    }
}
