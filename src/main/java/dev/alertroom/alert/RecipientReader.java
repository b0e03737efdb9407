package dev.alertroom.alert;

import dev.alertroom.problem.Problem.Fault;
import dev.alertroom.problem.ProblemException;
import dev.alertroom.roster.BadPhoneNumberException;
import dev.alertroom.roster.CallableNumbers;
import dev.alertroom.roster.Roster;
import dev.alertroom.roster.Team;
import dev.alertroom.security.Grant;
import dev.alertroom.security.Scope;
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
    private static final int MAX_READ = 10 * MAX_NUMBERS;

    private final CallableNumbers callable;
    private final Roster roster;

    RecipientReader(CallableNumbers callable, Roster roster) {
        this.callable = callable;
        this.roster = roster;
    }

    /**
     * The recipients that the parameters name; what is wrong with them is added to the faults.
     *
     * @throws ProblemException 403 if the grant does not reach as far as these
     */
    Recipients read(RequestParameters parameters, Grant grant, List<Fault> faults) {
        grant.requireAnyAlert();
        var numbers = numbers(parameters, faults);
        var language = language(parameters, faults);
        var team = team(parameters, grant, numbers, faults);
        var recipients = new Recipients(team, List.copyOf(numbers), language, grant.allows(Scope.ACT));
        if (faults.isEmpty()) {
            check(recipients, grant);
        }
        return recipients;
    }

    private void check(Recipients recipients, Grant grant) {
        grant.require(Scope.alertOf(recipients.teamOrDefault()));
        var others = recipients.numbers().stream()
                .filter(number ->
                        recipients.team().flatMap(roster::team).stream().noneMatch(team -> team.has(number)));
        if (others.findAny().isPresent()) {
            grant.requireOwnNumbers();
        }
    }

    /**
     * The recipients that a URL names.
     *
     * @throws ProblemException 400 if anything is wrong with them, 403 if the grant does not reach as far
     */
    Recipients ofUrl(RequestParameters query, Grant grant) {
        var faults = new ArrayList<Fault>();
        var recipients = read(query, grant, faults);
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
                .limit(MAX_READ)
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
            numbers.add(callable.parse(written));
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

    private Optional<String> team(RequestParameters parameters, Grant grant, Set<String> numbers, List<Fault> faults) {
        var named = parameters.text("team").map(String::strip).or(grant::onlyTeam);
        if (named.isPresent() && roster.team(named.get()).isEmpty()) {
            faults.add(new Fault("team", "There is no team " + MessageText.cleaned(named.get()) + "; " + known(grant)));
            return Optional.empty();
        }
        if (named.isPresent() || !numbers.isEmpty() || faultyNumbers(faults)) {
            return named;
        }
        if (roster.team(Team.DEFAULT).isEmpty()) {
            faults.add(new Fault("tels", "Nobody to call: name numbers in tels, or a team; " + known(grant)));
        }
        return Optional.of(Team.DEFAULT);
    }

    private static boolean faultyNumbers(List<Fault> faults) {
        return faults.stream().anyMatch(fault -> fault.name().equals("tels"));
    }

    /** As far as it is the sender's business. */
    private String known(Grant grant) {
        var names = roster.names().stream()
                .filter(name -> grant.allows(Scope.alertOf(name)))
                .toList();
        if (roster.names().isEmpty()) {
            return "the roster has no teams.";
        }
        return names.isEmpty()
                ? "the token is for none that the roster has."
                : "for this token the roster has " + String.join(", ", names) + ".";
    }
}
