package dev.alertroom.scenario;

import dev.alertroom.PackagedService;
import dev.alertroom.simulator.Simulator;
import dev.alertroom.simulator.SimulatorSettings;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Instances of the packaged service that share a journal, and a Twilio that they call. */
final class Instances implements AfterAllCallback {

    private final Vertx vertx = Vertx.vertx();
    private final Simulator simulator = Simulator.create(
            vertx, SimulatorSettings.of(PackagedService.ACCOUNT_SID, PackagedService.AUTH_TOKEN, "+15005550006"));
    private final int twilioPort = simulator.listen(0);

    /** Of this one object only, so that no other test shares the journal. */
    private final String project = "scenario-" + UUID.randomUUID();

    private List<PackagedService> running = List.of();

    /** Starts them one after the other; what ran before is killed. */
    void start(int count, Map<String, String> journal) {
        stop();
        running = IntStream.range(0, count)
                .mapToObj(one -> PackagedService.start(environment(journal)))
                .toList();
        running.forEach(
                instance -> Monitor.of(instance.url(), PackagedService.TOKEN).resolvesAll());
        simulator.incomingUrl(running.get(0).url() + "/voice/incoming");
        simulator.reset();
    }

    private Map<String, String> environment(Map<String, String> journal) {
        var environment = new HashMap<>(PackagedService.REQUIRED);
        environment.put("TWILIO_BASE_URL", "http://localhost:" + twilioPort);
        environment.put("ALERTROOM_CALL_PAUSE_SECONDS", "1");
        environment.put("GOOGLE_CLOUD_PROJECT", project);
        environment.put("ALERTROOM_CALL_HOURLY_BUDGET", "100000");
        environment.putAll(journal);
        return environment;
    }

    /** Somebody whom no other test of the class should call. */
    Person person(int number) {
        return new Person(simulator.phone("+8190%08d".formatted(60_000_000 + number)));
    }

    Simulator simulator() {
        return simulator;
    }

    List<PackagedService> running() {
        return running;
    }

    Monitor monitor(int instance) {
        return Monitor.of(running.get(instance).url(), PackagedService.TOKEN);
    }

    List<String> urls() {
        return running.stream().map(PackagedService::url).toList();
    }

    void stop() {
        running.forEach(PackagedService::close);
        running = List.of();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        stop();
        simulator.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
