package dev.alertroom.twilio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;

/** Makes every refusal a {@link TwilioException}, also one that a proxy wrote in HTML or left empty. */
@Singleton
class TwilioErrors implements ResponseExceptionMapper<TwilioException> {

    private static final TwilioError UNEXPLAINED = new TwilioError(null, null);

    private final ObjectMapper json;

    TwilioErrors(ObjectMapper json) {
        this.json = json;
    }

    /** The API has no redirects: one that comes is somebody else's answer. */
    @Override
    public boolean handles(int status, MultivaluedMap<String, Object> headers) {
        return status >= 300;
    }

    @Override
    public TwilioException toThrowable(Response response) {
        TwilioError error = read(response);
        return new TwilioException(
                response.getStatus(),
                error.code() == null ? OptionalInt.empty() : OptionalInt.of(error.code()),
                error.message() == null ? "HTTP " + response.getStatus() + " without a reason" : error.message(),
                Optional.ofNullable(response.getHeaderString(HttpHeaders.RETRY_AFTER))
                        .flatMap(value -> RetryAfter.parse(value, answeredAt(response))));
    }

    private TwilioError read(Response response) {
        String body = response.hasEntity() ? response.readEntity(String.class) : "";
        try {
            TwilioError error = json.readValue(body, TwilioError.class);
            return error == null ? UNEXPLAINED : error;
        } catch (JsonProcessingException notJson) {
            return UNEXPLAINED;
        }
    }

    /** By Twilio's clock where it tells it: ours may be off. */
    private static Instant answeredAt(Response response) {
        return Optional.ofNullable(response.getHeaderString(HttpHeaders.DATE))
                .flatMap(RetryAfter::httpDate)
                .orElseGet(Clock.systemUTC()::instant);
    }
}
