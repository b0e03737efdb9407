package dev.alertroom.journal;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.alertroom.google.GoogleError;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;

/** Makes every refusal a {@link FirestoreException}. */
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
        var error = GoogleError.of(response, json);
        return new FirestoreException(error.status(), error.reason(), error.message());
    }
}
