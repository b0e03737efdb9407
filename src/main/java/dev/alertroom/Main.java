package dev.alertroom;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts the service, if its settings can be read. */
@QuarkusMain
public final class Main {

    private Main() {}

    public static void main(String... arguments) {
        var faults = Settings.faults(System.getenv());
        if (faults.isEmpty()) {
            Quarkus.run(arguments);
        } else {
            faults.forEach(System.err::println);
            System.exit(1);
        }
    }
}
