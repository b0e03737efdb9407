package dev.alertroom.simulator;

import io.quarkus.arc.profile.UnlessBuildProfile;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Puts the simulator into the dev and test server. */
@ApplicationScoped
@UnlessBuildProfile("prod")
class SimulatorMount {

    private final Simulator simulator;

    SimulatorMount(
            Vertx vertx,
            @ConfigProperty(name = "twilio.account-sid") String accountSid,
            @ConfigProperty(name = "twilio.auth-token") String authToken,
            @ConfigProperty(name = "twilio.from") String from,
            @ConfigProperty(name = "simulator.speed", defaultValue = "1") double speed,
            @ConfigProperty(name = "twilio.base-url") Provider<String> baseUrl) {
        // It is mounted where the product looks for Twilio, so the product is where Twilio is; the port may not be
        // known yet.
        this.simulator = Simulator.create(
                vertx,
                new SimulatorSettings(
                        accountSid, authToken, from, Map.of(), speed, () -> baseUrl.get() + "/voice/incoming"));
    }

    void mount(@Observes Router router) {
        simulator.mount(router);
    }

    @Produces
    @Singleton
    Simulator simulator() {
        return simulator;
    }

    @PreDestroy
    void close() {
        simulator.close();
    }
}
