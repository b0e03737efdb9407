package dev.alertroom;

import dev.alertroom.simulator.Simulator;
import dev.alertroom.simulator.SimulatorSettings;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.Map;

/** A Twilio beside the packaged service: the service is another process and knows only its address. */
public class SimulatedTwilio implements QuarkusTestResourceLifecycleManager {

    static final String ACCOUNT_SID = "AC00000000000000000000000000000001";
    static final String AUTH_TOKEN = "simulated-auth-token";
    static final String FROM = "+15005550006";
    static final String TOKEN = "a-monitors-token-of-20-characters";

    private static final double SPEED = 50;

    /** Six seconds at that speed, so that a slow machine picks up in time. */
    private static final String RING_SECONDS = "300";

    private Vertx vertx;
    private Simulator simulator;

    @Override
    public Map<String, String> start() {
        vertx = Vertx.vertx();
        simulator = Simulator.create(
                vertx, SimulatorSettings.of(ACCOUNT_SID, AUTH_TOKEN, FROM).withSpeed(SPEED));
        int port = simulator.listen(0);
        int ours = freePort();
        return Map.of(
                "twilio.account-sid", ACCOUNT_SID,
                "twilio.auth-token", AUTH_TOKEN,
                "twilio.from", FROM,
                "twilio.base-url", "http://localhost:" + port,
                "alertroom.token", TOKEN,
                "quarkus.http.port", String.valueOf(ours),
                "alertroom.public-url", "http://localhost:" + ours,
                "alertroom.call.allowed-prefixes", "+81,+1",
                "alertroom.call.ring-seconds", RING_SECONDS);
    }

    /** The service's own address is a setting, so it must be known before the service starts. */
    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(simulator, new TestInjector.MatchesType(Simulator.class));
    }

    @Override
    public void stop() {
        simulator.close();
        vertx.close();
    }
}
