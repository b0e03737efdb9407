package dev.alertroom.scenario;

import dev.alertroom.simulator.Behaviour;
import dev.alertroom.simulator.Simulator;
import java.util.stream.Stream;

/** Where a story takes place: a monitor, and people whose numbers no other story has. */
final class Scene {

    /** Slow enough to act by hand on a busy machine, fast enough not to wait for speech. */
    static final double BY_HAND = 5;

    /** Nobody acts but the phones themselves. */
    static final double BY_THEMSELVES = 50;

    /** Test classes are loaded by several class loaders; they all see the same system properties. */
    private static final String PEOPLE = "test.people";

    private final Simulator simulator;
    private final Monitor monitor;

    private Scene(Simulator simulator, Monitor monitor) {
        this.simulator = simulator;
        this.monitor = monitor;
    }

    /** Leaves behind whatever was before: what is resolved calls nobody any more, even if a callback is still on its way. */
    static Scene begin(Simulator simulator, String service) {
        var monitor = Monitor.of(service.replaceAll("/+$", ""));
        monitor.resolvesAll();
        simulator.reset();
        simulator.speed(BY_HAND);
        return new Scene(simulator, monitor);
    }

    Monitor monitor() {
        return monitor;
    }

    Person someone() {
        synchronized (System.getProperties()) {
            int number = Integer.getInteger(PEOPLE, 0) + 1;
            System.setProperty(PEOPLE, Integer.toString(number));
            return with("+8190%08d".formatted(10_000_000 + number));
        }
    }

    /** So many of a kind. */
    Person[] people(int count, Behaviour behaviour) {
        return Stream.generate(() -> someone().always(behaviour)).limit(count).toArray(Person[]::new);
    }

    Person with(String number) {
        return new Person(simulator.phone(number));
    }

    /** Phones that act by themselves need not be waited for in real time. */
    Scene quickly() {
        simulator.speed(BY_THEMSELVES);
        return this;
    }
}
