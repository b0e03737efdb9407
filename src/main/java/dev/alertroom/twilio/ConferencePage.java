package dev.alertroom.twilio;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

@JsonIgnoreProperties(ignoreUnknown = true)
record ConferencePage(List<Conference> conferences) {
    ConferencePage {
        conferences = conferences == null ? List.of() : List.copyOf(conferences);
    }
}
