package dev.alertroom.google;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;

/**
 * What Google Cloud tells an instance about itself.
 *
 * @see <a href="https://cloud.google.com/run/docs/container-contract#metadata-server">Container instance metadata server</a>
 */
@ClientHeaderParam(name = "Metadata-Flavor", value = "Google")
@Path("/computeMetadata/v1")
public interface MetadataServer {

    @GET
    @Path("/instance/service-accounts/default/token")
    @Produces(MediaType.APPLICATION_JSON)
    Uni<Token> token();

    @GET
    @Path("/project/project-id")
    @Produces(MediaType.TEXT_PLAIN)
    Uni<String> project();

    /**
     * Prints without the secret.
     *
     * @param expiresIn seconds
     */
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Token(String accessToken, long expiresIn) {
        @Override
        public String toString() {
            return "Token[expiresIn=" + expiresIn + "]";
        }
    }
}
