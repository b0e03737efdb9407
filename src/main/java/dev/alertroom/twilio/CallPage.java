package dev.alertroom.twilio;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

@JsonIgnoreProperties(ignoreUnknown = true)
@RegisterForReflection
record CallPage(List<ListedCall> calls) {
    CallPage {
        calls = calls == null ? List.of() : List.copyOf(calls);
    }
}
