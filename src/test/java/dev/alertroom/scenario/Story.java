package dev.alertroom.scenario;

import dev.alertroom.simulator.Simulator;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;

/** What every story begins with: a scene of its own, a monitor, and two people. */
abstract class Story {

    @Inject
    Simulator simulator;

    @TestHTTPResource
    String service;

    Scene scene;
    Monitor monitor;
    Person alice;
    Person bob;

    @BeforeEach
    void begin() {
        scene = Scene.begin(simulator, service);
        monitor = scene.monitor();
        alice = scene.someone();
        bob = scene.someone();
    }
}
