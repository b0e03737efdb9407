package dev.alertroom.doctor;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Optional;

/**
 * What a check has found. It holds no secret, and of a phone number no more than its last four digits.
 *
 * @param check what was looked at, in a word
 * @param mend what to do; empty if nothing is
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record Finding(String check, Verdict verdict, String finding, Optional<String> mend) {

    static Finding ok(String check, String finding) {
        return new Finding(check, Verdict.OK, finding, Optional.empty());
    }

    static Finding note(String check, String finding, String mend) {
        return new Finding(check, Verdict.NOTE, finding, Optional.of(mend));
    }

    static Finding wrong(String check, String finding, String mend) {
        return new Finding(check, Verdict.WRONG, finding, Optional.of(mend));
    }
}
