package dev.alertroom.clock;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;

/**
 * The part of Cloud Tasks' REST API that creates tasks. An answer other than 2xx fails as {@link CloudTasksException}; no answer
 * fails as the transport reports it.
 *
 * @see <a href="https://cloud.google.com/tasks/docs/reference/rest/v2/projects.locations.queues.tasks">tasks</a>
 */
@RegisterProvider(CloudTasksErrors.class)
@Path("/v2/projects/{project}/locations/{location}/queues/{queue}/tasks")
@Consumes(MediaType.APPLICATION_JSON)
interface CloudTasksApi {

    @POST
    Uni<Void> create(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @PathParam("project") String project,
            @PathParam("location") String location,
            @PathParam("queue") String queue,
            NewTask task);

    record NewTask(Task task) {}

    /**
     * @param name {@code projects/P/locations/L/queues/Q/tasks/T}; T is at most 500 letters, digits, hyphens and underscores
     * @param scheduleTime at most 30 days from now; a time in the past is now
     * @param dispatchDeadline how long an answer is awaited, in seconds with an {@code s} at the end; at least 15
     */
    record Task(String name, Instant scheduleTime, String dispatchDeadline, HttpRequest httpRequest) {}

    /**
     * @param url at most 2,083 characters
     * @param body sent in base64
     */
    record HttpRequest(String url, String httpMethod, Map<String, String> headers, byte[] body, OidcToken oidcToken) {}

    /** Cloud Tasks signs a token with these claims when it sends the request. */
    record OidcToken(String serviceAccountEmail, String audience) {}
}
