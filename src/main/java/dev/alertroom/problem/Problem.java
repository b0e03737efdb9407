package dev.alertroom.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.core.Response;
import java.util.List;

/**
 * An error as RFC 9457 writes it.
 *
 * @param title the same for every error of the kind
 * @param detail what is wrong here, and how to mend it
 * @param errors every single thing that is wrong; left out if there is none
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@RegisterForReflection
public record Problem(String title, int status, String detail, List<Fault> errors) {

    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        errors = List.copyOf(errors);
    }

    public Problem(String title, int status, String detail) {
        this(title, status, detail, List.of());
    }

    /** The answer that tells it. */
    public Response.ResponseBuilder response() {
        return Response.status(status).type(MEDIA_TYPE).entity(this);
    }

    /**
     * One thing that is wrong.
     *
     * @param name the parameter, field or number
     * @param code Twilio's error code, if it comes from there
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @RegisterForReflection
    public record Fault(String name, Integer code, String detail) {
        public Fault(String name, String detail) {
            this(name, null, detail);
        }
    }
}
