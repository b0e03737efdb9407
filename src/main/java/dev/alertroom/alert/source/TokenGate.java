package dev.alertroom.alert.source;

import dev.alertroom.problem.ProblemException;

/** The way in that most monitors take. */
@FunctionalInterface
public interface TokenGate {

    /** @throws ProblemException 401 unless the request shows an accepted token */
    void requireToken();
}
