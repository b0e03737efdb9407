package dev.alertroom.alert.source;

/** The way in that most monitors take. */
public interface TokenGate {

    /** @throws dev.alertroom.problem.ProblemException 401 unless the request shows an accepted token */
    void requireToken();

    /**
     * Lets a payload in that is signed by its sender, although the address that it came to is not: without a token of ours it rings
     * teams of the roster, and no numbers that the address names.
     */
    void admitForTeams();
}
