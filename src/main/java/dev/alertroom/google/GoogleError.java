package dev.alertroom.google;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/**
 * What an API of Google's answers when it refuses.
 *
 * @param status the HTTP status; 409 alone says too little
 * @param reason the name of a google.rpc.Code; {@code UNKNOWN} if a proxy wrote the answer in HTML or left it empty
 * @see <a href="https://cloud.google.com/apis/design/errors#http_mapping">Errors</a>
 */
public record GoogleError(int status, String reason, String message) {

    /** Reads any answer. */
    public static GoogleError of(Response response, ObjectMapper json) {
        var error = read(response, json);
        return new GoogleError(
                response.getStatus(),
                error.map(Refusal.Reason::status).orElse("UNKNOWN"),
                error.map(Refusal.Reason::message).orElse("no reason given"));
    }

    private static Optional<Refusal.Reason> read(Response response, ObjectMapper json) {
        String body = response.hasEntity() ? response.readEntity(String.class) : "";
        try {
            return Optional.ofNullable(json.readValue(body, Refusal.class)).map(Refusal::error);
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "HTTP " + status + " " + reason + ": " + message;
    }

    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Refusal(Reason error) {

        @RegisterForReflection
        @JsonIgnoreProperties(ignoreUnknown = true)
        record Reason(String status, String message) {}
    }
}
