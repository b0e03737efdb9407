package dev.alertroom.doctor;

import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Locale;

/** What a finding means. */
@RegisterForReflection
enum Verdict {
    OK("✓"),
    /** It works, but less well than it could, or as far as can be told. */
    NOTE("!"),
    /** Phones will not ring, or nobody will get into the room. */
    WRONG("✗");

    private final String sign;

    Verdict(String sign) {
        this.sign = sign;
    }

    String sign() {
        return sign;
    }

    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
