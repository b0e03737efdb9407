package dev.alertroom.voice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.alertroom.twilio.TwilioSignature;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** On Cloud Run the service finds its own address, and believes no request about it. */
@QuarkusTest
@TestProfile(OnCloudRunTest.Deployed.class)
class OnCloudRunTest {

    private static final String ADDRESS = "https://alertroom-123456789012.asia-northeast1.run.app";
    private static final String ANSWER =
            "/voice/answer?incident=default-1&responder=r1&cycle=1&attempt=1&room=AlertRoom&lang=en-US&message=m";

    @TestHTTPResource
    String service;

    @ConfigProperty(name = "twilio.auth-token")
    String authToken;

    @Test
    void itsAddressIsAskedForOnceAndTheHostHeaderDecidesNothing() throws Exception {
        MetadataServer.status = 500;
        var unknown = answer("https://" + URI.create(service).getAuthority());
        assertEquals(503, unknown.statusCode());
        assertFalse(unknown.headers().firstValue("Retry-After").isEmpty());
        assertEquals(200, get("q/health/live").statusCode());

        MetadataServer.status = 200;
        int asked = MetadataServer.REQUESTS.get();
        var twiml = answer(ADDRESS);
        assertEquals(200, twiml.statusCode());
        assertTrue(twiml.body().contains("action=\"" + ADDRESS + "/voice/key?"), twiml.body());
        assertEquals(403, answer("http://" + URI.create(service).getAuthority()).statusCode());
        assertEquals(
                403, answer("https://" + URI.create(service).getAuthority()).statusCode());
        assertEquals(asked + 1, MetadataServer.REQUESTS.get());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(service + path)).build(), BodyHandlers.ofString());
    }

    /** As Twilio asks that was given this address; the header Host is that of the test. */
    private HttpResponse<String> answer(String address) throws Exception {
        var signature = TwilioSignature.sign(address + ANSWER, Map.of("CallSid", List.of("CA1")), authToken);
        var request = HttpRequest.newBuilder(URI.create(service).resolve(ANSWER))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Forwarded-Proto", "https")
                .header(TwilioSignature.HEADER, signature)
                .POST(BodyPublishers.ofString("CallSid=CA1"))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    public static class Deployed implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("k.service", "alertroom");
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(MetadataServer.class));
        }
    }

    public static class MetadataServer implements QuarkusTestResourceLifecycleManager {

        static final AtomicInteger REQUESTS = new AtomicInteger();
        static volatile int status = 500;

        private HttpServer server;

        @Override
        public Map<String, String> start() {
            try {
                server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            server.createContext("/computeMetadata/v1/instance/region", exchange -> {
                REQUESTS.incrementAndGet();
                boolean asked = "Google".equals(exchange.getRequestHeaders().getFirst("Metadata-Flavor"));
                var region = "projects/123456789012/regions/asia-northeast1".getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/text");
                exchange.sendResponseHeaders(asked ? status : 403, region.length);
                exchange.getResponseBody().write(region);
                exchange.close();
            });
            server.start();
            return Map.of(
                    "gce.metadata.host", "127.0.0.1:" + server.getAddress().getPort());
        }

        @Override
        public void stop() {
            server.stop(0);
        }
    }
}
