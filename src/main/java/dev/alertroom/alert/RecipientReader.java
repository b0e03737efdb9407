package dev.alertroom.alert;

import dev.alertroom.problem.Problem.Fault;
import dev.alertroom.problem.ProblemException;
import dev.alertroom.roster.BadPhoneNumberException;
import dev.alertroom.roster.PhoneNumbers;
import dev.alertroom.roster.Roster;
import dev.alertroom.roster.Team;
import dev.alertroom.speech.Languages;
import dev.alertroom.speech.MessageText;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads who is to be called. All that is wrong is reported at once. */
@ApplicationScoped
class RecipientReader {

    static final int MAX_NUMBERS = 20;

    /** Whoever sends more than this is told of no more mistakes: reading a number takes time. */
    private static final int MOST_READ = 10 * MAX_NUMBERS;

    private final PhoneNumbers phoneNumbers;
    private final Roster roster;

    RecipientReader(PhoneNumbers phoneNumbers, Roster roster) {
        this.phoneNumbers = phoneNumbers;
        this.roster = roster;
    }

    /** The recipients that the parameters name; what is wrong with them is added to the faults. */
    Recipients read(RequestParameters parameters, List<Fault> faults) {
        var numbers = numbers(parameters, faults);
        var language = language(parameters, faults);
        var team = team(parameters, numbers, faults);
        return new Recipients(team, List.copyOf(numbers), language);
    }

    /**
     * The recipients that a URL names.
     *
     * @throws ProblemException 400 if anything is wrong with them
     */
    Recipients ofUrl(RequestParameters query) {
        var faults = new ArrayList<Fault>();
        var recipients = read(query, faults);
        if (!faults.isEmpty()) {
            throw ProblemException.badRequest(
                    "Nobody was called. Mend the URL in what is named in errors, and send it again.", faults);
        }
        return recipients;
    }

    private Set<String> numbers(RequestParameters parameters, List<Fault> faults) {
        var numbers = new LinkedHashSet<String>();
        parameters.all("tels").stream()
                .flatMap(list -> Stream.of(list.split("[,、，]")))
                .filter(written -> !written.isBlank())
                .limit(MOST_READ)
                .forEach(written -> readNumber(written, numbers, faults));
        if (numbers.size() > MAX_NUMBERS) {
            faults.add(new Fault(
                    "tels",
                    numbers.size() + " numbers are too many: at most " + MAX_NUMBERS
                            + " are called at once; name a team for more."));
        }
        return numbers;
    }

    private void readNumber(String written, Set<String> numbers, List<Fault> faults) {
        try {
            numbers.add(phoneNumbers.parse(written));
        } catch (BadPhoneNumberException e) {
            faults.add(new Fault("tels", MessageText.cleaned(written) + " " + e.getMessage() + "."));
        }
    }

    private Optional<String> language(RequestParameters parameters, List<Fault> faults) {
        var wanted = parameters.text("lang");
        var spoken = wanted.flatMap(Languages::spoken);
        if (wanted.isPresent() && spoken.isEmpty()) {
            faults.add(new Fault(
                    "lang",
                    MessageText.cleaned(wanted.get()) + " is no language that Twilio speaks; write ja-JP or en-US."));
        }
        return spoken;
    }

    private Optional<String> team(RequestParameters parameters, Set<String> numbers, List<Fault> faults) {
        var named = parameters.text("team").map(String::strip);
        if (named.isPresent() && roster.team(named.get()).isEmpty()) {
            faults.add(new Fault("team", "There is no team " + MessageText.cleaned(named.get()) + "; " + known()));
            return Optional.empty();
        }
        if (named.isPresent() || !numbers.isEmpty() || faultyNumbers(faults)) {
            return named;
        }
        if (roster.team(Team.DEFAULT).isEmpty()) {
            faults.add(new Fault("tels", "Nobody to call: name numbers in tels, or a team; " + known()));
        }
        return Optional.of(Team.DEFAULT);
    }

    private static boolean faultyNumbers(List<Fault> faults) {
        return faults.stream().anyMatch(fault -> fault.name().equals("tels"));
    }

    private String known() {
        return roster.names().isEmpty()
                ? "the roster has no teams."
                : "the roster has " + String.join(", ", roster.names()) + ".";
    }
}
