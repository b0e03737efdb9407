package dev.alertroom.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alertroom.PackagedService;
import dev.alertroom.simulator.Simulator;
import dev.alertroom.simulator.SimulatorSettings;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PfxOptions;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Twilio speaks TLS, and whoever has no certificate of an authority that is trusted is not Twilio. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TlsIT {

    private static final String PASSWORD = "changeit";
    private static final String PUBLIC_ROOT = "DigiCert Global Root";

    @TempDir
    static Path keys;

    private final Vertx vertx = Vertx.vertx();
    private final Simulator simulator = Simulator.create(
            vertx, SimulatorSettings.of(PackagedService.ACCOUNT_SID, PackagedService.AUTH_TOKEN, "+15005550006"));
    private int port;

    @BeforeAll
    void twilioListens() throws IOException, InterruptedException {
        makeKeys();
        var router = Router.router(vertx);
        simulator.mount(router);
        port = vertx.createHttpServer(new HttpServerOptions()
                        .setSsl(true)
                        .setKeyCertOptions(
                                new PfxOptions().setPath(file("twilio")).setPassword(PASSWORD)))
                .requestHandler(router)
                .listen(0, "localhost")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    @AfterAll
    void twilioEnds() {
        simulator.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void aTwilioWhoseAuthorityIsTrustedIsAskedToRing() {
        try (var service =
                PackagedService.launch(environment(), trusting("trusted")).awaitReady()) {
            var answer = Monitor.of(service.url(), PackagedService.TOKEN)
                    .alerts("disk full", new Person(simulator.phone("+819040000011")));

            assertEquals(202, answer.status(), service::output);
            assertEquals(List.of("+819040000011"), answer.called());
        }
    }

    @Test
    void aTwilioWhoseAuthorityIsUnknownIsToldNothing() {
        try (var service = PackagedService.launch(environment(), List.of()).awaitReady()) {
            int before = simulator.requests().callCreations();

            var answer = Monitor.of(service.url(), PackagedService.TOKEN)
                    .alerts("disk full", new Person(simulator.phone("+819040000012")));

            assertEquals(503, answer.status());
            assertEquals(before, simulator.requests().callCreations());
        }
    }

    @Test
    void publicAuthoritiesAreTrusted() throws Exception {
        var binary = PackagedService.binary();
        if (binary.isPresent()) {
            assertTrue(
                    Files.readString(binary.get(), StandardCharsets.ISO_8859_1).contains(PUBLIC_ROOT));
            return;
        }
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init((KeyStore) null);
        assertTrue(Stream.of(((X509TrustManager) trust.getTrustManagers()[0]).getAcceptedIssuers())
                .anyMatch(root -> root.getSubjectX500Principal().getName().contains(PUBLIC_ROOT)));
    }

    private Map<String, String> environment() {
        var environment = new HashMap<>(PackagedService.REQUIRED);
        environment.put("TWILIO_BASE_URL", "https://localhost:" + port);
        return environment;
    }

    /** As a JVM and a native image both read it at the start. */
    private List<String> trusting(String store) {
        return List.of(
                "-Djavax.net.ssl.trustStore=" + file(store),
                "-Djavax.net.ssl.trustStorePassword=" + PASSWORD,
                "-Djavax.net.ssl.trustStoreType=PKCS12");
    }

    private String file(String store) {
        return keys.resolve(store + ".p12").toString();
    }

    /** An authority, and a certificate of it for localhost. */
    private void makeKeys() throws IOException, InterruptedException {
        var authority = keys.resolve("authority.pem").toString();
        var request = keys.resolve("twilio.csr").toString();
        var certificate = keys.resolve("twilio.pem").toString();
        keytool(
                "authority",
                "-genkeypair",
                "-alias",
                "authority",
                "-keyalg",
                "EC",
                "-dname",
                "CN=An authority",
                "-ext",
                "bc:c");
        keytool("authority", "-exportcert", "-rfc", "-alias", "authority", "-file", authority);
        keytool("twilio", "-genkeypair", "-alias", "twilio", "-keyalg", "EC", "-dname", "CN=localhost");
        keytool("twilio", "-certreq", "-alias", "twilio", "-file", request);
        keytool(
                "authority",
                "-gencert",
                "-rfc",
                "-alias",
                "authority",
                "-infile",
                request,
                "-outfile",
                certificate,
                "-ext",
                "san=dns:localhost");
        keytool("twilio", "-importcert", "-noprompt", "-alias", "authority", "-file", authority);
        keytool("twilio", "-importcert", "-noprompt", "-alias", "twilio", "-file", certificate);
        keytool("trusted", "-importcert", "-noprompt", "-alias", "authority", "-file", authority);
    }

    private void keytool(String store, String... arguments) throws IOException, InterruptedException {
        var command = Stream.concat(
                        Stream.of(Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString()),
                        Stream.concat(
                                Stream.of(arguments),
                                Stream.of("-keystore", file(store), "-storetype", "PKCS12", "-storepass", PASSWORD)))
                .toList();
        var log = keys.resolve("keytool.log");
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertEquals(0, process.waitFor(), () -> read(log));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
