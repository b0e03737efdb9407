package dev.alertroom.twilio;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;

@JsonNaming(SnakeCaseStrategy.class)
@JsonIgnoreProperties(ignoreUnknown = true)
record IncomingNumberPage(List<IncomingNumber> incomingPhoneNumbers) {
    IncomingNumberPage {
        incomingPhoneNumbers = incomingPhoneNumbers == null ? List.of() : List.copyOf(incomingPhoneNumbers);
    }
}
