package dev.alertroom.scenario;

import static dev.alertroom.scenario.Patiently.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.alertroom.journal.FirestoreEmulator;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An instance that dies between accepting an alert and placing the calls costs time, and nobody is forgotten. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledInstanceIT {

    @RegisterExtension
    final Instances instances = new Instances();

    @Test
    void theRepeatOfTheWebhookCallsThoseWhomTheDeadInstanceHadClaimed() {
        instances.start(
                2, Map.of("ALERTROOM_JOURNAL", "firestore", "FIRESTORE_EMULATOR_HOST", FirestoreEmulator.address()));
        var simulator = instances.simulator();
        simulator.speed(Scene.BY_HAND);
        var people = Stream.of("+819040000001", "+819040000002", "+819040000003")
                .map(number -> new Person(simulator.phone(number)))
                .toArray(Person[]::new);

        simulator.faults().hang(true);
        var lost = instances.monitor(0).alertsMeanwhile("disk full", people);
        await("every call is claimed and asked for")
                .until(() -> simulator.requests().callCreations() >= people.length);
        instances.running().get(0).kill();
        simulator.faults().hang(false);
        assertEquals(0, simulator.calls().size());

        var repeat = instances.monitor(1).alerts("disk full", people);

        assertEquals(202, repeat.status());
        assertEquals(Stream.of(people).map(Person::number).toList(), repeat.called());
        for (Person person : people) {
            person.rings().isCalledTimes(1);
        }
        people[0].answers().hears("disk full").presses(1).isInRoom("AlertRoom");
        await("the dead instance answers no more").until(lost::isCompletedExceptionally);
    }
}
