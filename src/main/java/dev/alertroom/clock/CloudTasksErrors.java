package dev.alertroom.clock;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.alertroom.google.GoogleError;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;

/** Makes every refusal a {@link CloudTasksException}. */
@Singleton
class CloudTasksErrors implements ResponseExceptionMapper<CloudTasksException> {

    private final ObjectMapper json;

    CloudTasksErrors(ObjectMapper json) {
        this.json = json;
    }

    /** The API has no redirects: one that comes is somebody else's answer. */
    @Override
    public boolean handles(int status, MultivaluedMap<String, Object> headers) {
        return status >= 300;
    }

    @Override
    public CloudTasksException toThrowable(Response response) {
        return new CloudTasksException(GoogleError.of(response, json));
    }
}
