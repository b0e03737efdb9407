package dev.alertroom.yaml;

import org.yaml.snakeyaml.error.Mark;

/** A file that cannot be used. The message tells which, in which line, and what to mend. */
public class BadYamlException extends RuntimeException {

    private static final long serialVersionUID = 1;

    BadYamlException(String source, Mark where, String what) {
        super(source + (where == null ? "" : ", line " + (where.getLine() + 1)) + ": " + what);
    }
}
