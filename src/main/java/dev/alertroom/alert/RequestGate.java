package dev.alertroom.alert;

import dev.alertroom.alert.source.TokenGate;
import dev.alertroom.problem.ProblemException;
import dev.alertroom.security.Grant;
import java.util.function.Supplier;

/** Lets one request in, and remembers what it may do. */
final class RequestGate implements TokenGate {

    private final Supplier<Grant> ofTokens;
    private Grant grant = Grant.MONITOR;

    /** @param ofTokens what the request's tokens allow; throws 401 if there are none that are taken */
    RequestGate(Supplier<Grant> ofTokens) {
        this.ofTokens = ofTokens;
    }

    @Override
    public void requireToken() {
        grant = ofTokens.get();
    }

    @Override
    public void admitForTeams() {
        try {
            grant = ofTokens.get();
        } catch (ProblemException noToken) {
            grant = Grant.MONITOR_OF_TEAMS;
        }
    }

    /** What the request may do; what a monitor may that has proved who it is in a way of its own, if no token was asked for. */
    Grant grant() {
        return grant;
    }
}
