package dev.alertroom.voice;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;

/**
 * What Cloud Run tells an instance about where it runs.
 *
 * @see <a href="https://cloud.google.com/run/docs/container-contract#metadata-server">Container instance metadata server</a>
 */
@ClientHeaderParam(name = "Metadata-Flavor", value = "Google")
@Path("/computeMetadata/v1/instance")
interface InstanceMetadata {

    /** As {@code projects/PROJECT-NUMBER/regions/REGION}. */
    @GET
    @Path("/region")
    @Produces(MediaType.TEXT_PLAIN)
    Uni<String> region();
}
