package dev.alertroom.twilio;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

@JsonIgnoreProperties(ignoreUnknown = true)
record CallPage(List<ListedCall> calls) {
    CallPage {
        calls = calls == null ? List.of() : List.copyOf(calls);
    }
}
