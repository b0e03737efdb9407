package dev.alertroom.security;

import java.util.Locale;
import java.util.Optional;

/**
 * One thing that a token allows.
 *
 * @param team the only team whose alerts may be raised; empty for all of them, and for every other right
 */
public record Scope(Right right, Optional<String> team) {

    /** Raise and clear alerts of any team, and of numbers that no team has. */
    public static final Scope ALERT = of(Right.ALERT);

    /** Look at incidents, their numbers masked. */
    public static final Scope READ = of(Right.READ);

    /** Resolve, mute and drill, and see whole numbers. */
    public static final Scope ACT = of(Right.ACT);

    /** Everything. */
    public static final Scope ADMIN = of(Right.ADMIN);

    private static final String OF_TEAM = "alert:";

    enum Right {
        ALERT,
        READ,
        ACT,
        ADMIN
    }

    private static Scope of(Right right) {
        return new Scope(right, Optional.empty());
    }

    /** Raise and clear alerts of one team. */
    public static Scope alertOf(String team) {
        return new Scope(Right.ALERT, Optional.of(team));
    }

    /** Reads {@code alert}, {@code alert:TEAM}, {@code read}, {@code act} or {@code admin}; empty for anything else. */
    static Optional<Scope> read(String written) {
        return switch (written) {
            case "alert" -> Optional.of(ALERT);
            case "read" -> Optional.of(READ);
            case "act" -> Optional.of(ACT);
            case "admin" -> Optional.of(ADMIN);
            default ->
                written.startsWith(OF_TEAM) && written.length() > OF_TEAM.length()
                        ? Optional.of(alertOf(written.substring(OF_TEAM.length())))
                        : Optional.empty();
        };
    }

    /** Whether who has this may do what needs that. */
    boolean includes(Scope needed) {
        return switch (right) {
            case ADMIN -> true;
            case ACT -> needed.right == Right.ACT || needed.right == Right.READ;
            case READ -> needed.right == Right.READ;
            case ALERT -> needed.right == Right.ALERT && (team.isEmpty() || team.equals(needed.team));
        };
    }

    /** As it is written in the tokens' file. */
    @Override
    public String toString() {
        return right.name().toLowerCase(Locale.ROOT)
                + team.map(name -> ":" + name).orElse("");
    }
}
