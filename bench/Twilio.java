import dev.alertroom.simulator.Simulator;
import dev.alertroom.simulator.SimulatorSettings;
import io.vertx.core.Vertx;

/** The simulator as a process of its own: {@code java -cp … bench/Twilio.java PORT ACCOUNT_SID AUTH_TOKEN}. */
final class Twilio {

    public static void main(String[] arguments) {
        var settings = SimulatorSettings.of(arguments[1], arguments[2], "+15005550006");
        Simulator.create(Vertx.vertx(), settings).listen(Integer.parseInt(arguments[0]));
    }
}
