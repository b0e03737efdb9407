package hello;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** A resource and a client, so that neither extension is there for nothing. */
@Path("/hello")
public class HelloResource {

    private final Peer peer;

    HelloResource(@RestClient Peer peer) {
        this.peer = peer;
    }

    @GET
    public Greeting hello() {
        return new Greeting("hello");
    }

    @GET
    @Path("/peer")
    public Greeting peer() {
        return peer.hello();
    }

    @RegisterRestClient(configKey = "peer")
    @Path("/hello")
    interface Peer {
        @GET
        Greeting hello();
    }

    public record Greeting(String text) {}
}
