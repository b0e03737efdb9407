package dev.alertroom.twilio;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Optional;

/**
 * A call of Twilio's list.
 *
 * @param dateCreated in RFC 2822; Twilio leaves it out as long as the call is queued
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonIgnoreProperties(ignoreUnknown = true)
@RegisterForReflection
record ListedCall(String sid, String to, CallStatus status, String direction, Optional<String> dateCreated) {

    private static final String OURS = "outbound-api";

    /** Whether it was asked for by this API, not before this time; Twilio tells whole seconds. */
    boolean isPlacedSince(Instant time) {
        return OURS.equals(direction)
                && dateCreated
                        .flatMap(RetryAfter::httpDate)
                        .map(created -> !created.isBefore(time))
                        .orElse(true);
    }

    Call call() {
        return new Call(sid, to, status);
    }
}
