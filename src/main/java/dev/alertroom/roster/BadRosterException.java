package dev.alertroom.roster;

import org.yaml.snakeyaml.error.Mark;

/** The roster cannot be used; the message points at the line and says how to mend it. */
public class BadRosterException extends RuntimeException {

    private static final long serialVersionUID = 1;

    BadRosterException(String source, Mark where, String what) {
        super(source + (where == null ? "" : ", line " + (where.getLine() + 1)) + ": " + what);
    }
}
