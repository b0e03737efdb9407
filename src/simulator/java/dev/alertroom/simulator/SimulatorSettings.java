package dev.alertroom.simulator;

import java.util.Map;
import java.util.function.Supplier;

/**
 * The account that is simulated.
 *
 * @param from the account's one number, E.164
 * @param apiKeys API key SIDs and their secrets; may be empty
 * @param speed divides every simulated duration; 1 is real time
 * @param incomingUrl the voice URL of {@code from}, asked for at each call to it; empty if it has none
 */
public record SimulatorSettings(
        String accountSid,
        String authToken,
        String from,
        Map<String, String> apiKeys,
        double speed,
        Supplier<String> incomingUrl) {

    public SimulatorSettings {
        apiKeys = Map.copyOf(apiKeys);
    }

    /** {@return settings in real time, without API keys and without a voice URL} */
    public static SimulatorSettings of(String accountSid, String authToken, String from) {
        return new SimulatorSettings(accountSid, authToken, from, Map.of(), 1, () -> "");
    }

    public SimulatorSettings withSpeed(double factor) {
        return new SimulatorSettings(accountSid, authToken, from, apiKeys, factor, incomingUrl);
    }

    public SimulatorSettings withIncomingUrl(String url) {
        return new SimulatorSettings(accountSid, authToken, from, apiKeys, speed, () -> url);
    }
}
