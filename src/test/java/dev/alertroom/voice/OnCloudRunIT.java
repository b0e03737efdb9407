package dev.alertroom.voice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.alertroom.PackagedService;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** On Cloud Run the service finds its own address, and believes no request about it. */
class OnCloudRunIT {

    private static final String ADDRESS = "https://alertroom-123456789012.asia-northeast1.run.app";
    private static final String ANSWER =
            "/voice/answer?incident=default-1&responder=r1&cycle=1&attempt=1&room=AlertRoom&lang=en-US&message=m";

    @Test
    void itsAddressIsAskedForOnceAndTheHostHeaderDecidesNothing() throws Exception {
        try (var metadata = new MetadataServer();
                var service = PackagedService.start(SignedAs.environment(
                        "", Map.of("K_SERVICE", "alertroom", "GCE_METADATA_HOST", metadata.address())))) {
            var host = URI.create(service.url()).getAuthority();
            metadata.status = 500;
            var unknown = answer(service, "https://" + host);
            assertEquals(503, unknown.statusCode());
            assertFalse(unknown.headers().firstValue("Retry-After").isEmpty());
            assertEquals(200, get(service, "/q/health/live").statusCode());

            metadata.status = 200;
            int asked = metadata.requests.get();
            var twiml = answer(service, ADDRESS);
            assertEquals(200, twiml.statusCode());
            assertTrue(twiml.body().contains("action=\"" + ADDRESS + "/voice/key?"), twiml.body());
            assertEquals(403, answer(service, "http://" + host).statusCode());
            assertEquals(403, answer(service, "https://" + host).statusCode());
            assertEquals(asked + 1, metadata.requests.get());
        }
    }

    private static HttpResponse<String> answer(PackagedService service, String address) throws Exception {
        return SignedAs.post(service, address, ANSWER);
    }

    private static HttpResponse<String> get(PackagedService service, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(service.url() + path)).build(), BodyHandlers.ofString());
    }

    /** Google's, as far as it tells a region. */
    private static final class MetadataServer implements AutoCloseable {

        private final AtomicInteger requests = new AtomicInteger();
        private final HttpServer server;
        private volatile int status = 500;

        MetadataServer() throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/computeMetadata/v1/instance/region", exchange -> {
                requests.incrementAndGet();
                boolean asked = "Google".equals(exchange.getRequestHeaders().getFirst("Metadata-Flavor"));
                var region = "projects/123456789012/regions/asia-northeast1".getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/text");
                exchange.sendResponseHeaders(asked ? status : 403, region.length);
                exchange.getResponseBody().write(region);
                exchange.close();
            });
            server.start();
        }

        String address() {
            return "127.0.0.1:" + server.getAddress().getPort();
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
