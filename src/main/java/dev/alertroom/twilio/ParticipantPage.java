package dev.alertroom.twilio;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

@JsonIgnoreProperties(ignoreUnknown = true)
record ParticipantPage(List<Participant> participants) {
    ParticipantPage {
        participants = participants == null ? List.of() : List.copyOf(participants);
    }
}
