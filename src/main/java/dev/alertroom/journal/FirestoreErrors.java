package dev.alertroom.journal;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;

/** Makes every refusal a {@link FirestoreException}, also one that a proxy wrote in HTML or left empty. */
@Singleton
class FirestoreErrors implements ResponseExceptionMapper<FirestoreException> {

    private final ObjectMapper json;

    FirestoreErrors(ObjectMapper json) {
        this.json = json;
    }

    /** The API has no redirects: one that comes is somebody else's answer. */
    @Override
    public boolean handles(int status, MultivaluedMap<String, Object> headers) {
        return status >= 300;
    }

    @Override
    public FirestoreException toThrowable(Response response) {
        var error = read(response);
        return new FirestoreException(
                response.getStatus(),
                error.map(Refusal.Reason::status).orElse("UNKNOWN"),
                error.map(Refusal.Reason::message).orElse("no reason given"));
    }

    private Optional<Refusal.Reason> read(Response response) {
        String body = response.hasEntity() ? response.readEntity(String.class) : "";
        try {
            return Optional.ofNullable(json.readValue(body, Refusal.class)).map(Refusal::error);
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }

    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Refusal(Reason error) {

        @RegisterForReflection
        @JsonIgnoreProperties(ignoreUnknown = true)
        record Reason(String status, String message) {}
    }
}
