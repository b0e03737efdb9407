package dev.alertroom.speech;

import java.util.Optional;

/**
 * What a monitor says of an alert, in its own words and before anything is put into a sentence. Any part may be missing or
 * hold nothing that can be said.
 *
 * @param severity how bad it is
 * @param where the thing that is broken
 * @param scope what that thing is in, such as a namespace
 * @param what what is wrong
 * @param detail more about it, said if there is time
 */
public record AlertDescription(
        Optional<String> severity,
        Optional<String> where,
        Optional<String> scope,
        Optional<String> what,
        Optional<String> detail,
        Kind kind) {

    /** What kind of news it is. */
    public enum Kind {
        PROBLEM,
        /** {@link #what} is a thing that does not answer any more. */
        DOWN,
        /** What is measured has not been measured lately. */
        NO_DATA,
        /** Somebody tries out whether alerts arrive. */
        TEST
    }

    public static AlertDescription of(Optional<String> what) {
        return new AlertDescription(
                Optional.empty(), Optional.empty(), Optional.empty(), what, Optional.empty(), Kind.PROBLEM);
    }

    public static AlertDescription of(String what) {
        return of(Optional.of(what));
    }

    public AlertDescription rated(Optional<String> severity) {
        return new AlertDescription(severity, where, scope, what, detail, kind);
    }

    public AlertDescription at(Optional<String> where) {
        return new AlertDescription(severity, where, scope, what, detail, kind);
    }

    public AlertDescription within(Optional<String> scope) {
        return new AlertDescription(severity, where, scope, what, detail, kind);
    }

    public AlertDescription detailed(Optional<String> detail) {
        return new AlertDescription(severity, where, scope, what, detail, kind);
    }

    public AlertDescription as(Kind kind) {
        return new AlertDescription(severity, where, scope, what, detail, kind);
    }

    /** The same for the same words, whatever the language: a key for an alert that has none. */
    public String fingerprint() {
        return what.or(() -> detail).orElse("")
                + where.map(place -> "\n" + place).orElse("");
    }
}
