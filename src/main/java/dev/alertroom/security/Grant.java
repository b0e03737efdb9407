package dev.alertroom.security;

import dev.alertroom.problem.Problem;
import dev.alertroom.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a request may do.
 *
 * @param holder whose tokens allow it, for answers
 * @param ownNumbers whether it may name numbers to ring, besides teams
 */
public record Grant(String holder, Set<Scope> scopes, boolean ownNumbers) {

    /** Where no token is configured: for development. */
    static final Grant EVERYTHING = new Grant("everyone", Set.of(Scope.ADMIN), true);

    /** A monitor that has proved who it is in a way of its own. */
    public static final Grant MONITOR = new Grant("the monitor", Set.of(Scope.ALERT), true);

    /** A monitor whose signature says nothing of the address it was sent to: whoever replays it can write that anew. */
    public static final Grant MONITOR_OF_TEAMS = new Grant("the monitor's signature", Set.of(Scope.ALERT), false);

    /** Who may act may hold a drill with anybody. */
    public static final Grant DRILL = new Grant("the drill", Set.of(Scope.ALERT, Scope.ACT), true);

    public Grant {
        scopes = Set.copyOf(scopes);
    }

    static Grant of(List<Token> tokens) {
        return new Grant(
                tokens.stream().map(Token::name).distinct().collect(Collectors.joining(", ")),
                tokens.stream().flatMap(token -> token.scopes().stream()).collect(Collectors.toSet()),
                true);
    }

    /** The same, as far as it changes nothing and rings nobody. */
    Grant reading() {
        return new Grant(
                holder + " by a page of another site", allows(Scope.READ) ? Set.of(Scope.READ) : Set.of(), false);
    }

    public boolean allows(Scope needed) {
        return scopes.stream().anyMatch(scope -> scope.includes(needed));
    }

    /** @throws ProblemException 403 that names the scope if it is not allowed */
    public void require(Scope needed) {
        if (!allows(needed)) {
            throw forbidden(needed);
        }
    }

    /** @throws ProblemException 403 unless alerts of some team are allowed */
    public void requireAnyAlert() {
        if (scopes.stream().noneMatch(scope -> scope.right() == Scope.Right.ALERT || scope.includes(Scope.ALERT))) {
            throw forbidden(Scope.ALERT);
        }
    }

    /** @throws ProblemException 403 unless it may name numbers that are not of the team that is called */
    public void requireOwnNumbers() {
        require(Scope.ALERT);
        if (!ownNumbers) {
            throw new ProblemException(new Problem(
                    "Forbidden", 403, "With " + holder + " alone no tels can be named: add a token, or name a team."));
        }
    }

    /** The team that is meant where none is named, because it is the only one that is allowed. */
    public Optional<String> onlyTeam() {
        return allows(Scope.ALERT)
                        || scopes.stream()
                                        .filter(scope -> scope.team().isPresent())
                                        .count()
                                != 1
                ? Optional.empty()
                : scopes.stream().flatMap(scope -> scope.team().stream()).findFirst();
    }

    private ProblemException forbidden(Scope needed) {
        return new ProblemException(new Problem(
                "Forbidden",
                403,
                "This needs the scope " + needed + "; " + holder + " has "
                        + (scopes.isEmpty()
                                ? "none for it"
                                : scopes.stream().map(Scope::toString).sorted().collect(Collectors.joining(", ")))
                        + "."));
    }
}
