package dev.alertroom.simulator;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
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

    /** {@return whether an {@code Authorization} is the account's, or one of its keys'} */
    boolean isKnown(String authorization) {
        return isOfAccount(authorization)
                || apiKeys.entrySet().stream().anyMatch(key -> isBasic(authorization, key.getKey(), key.getValue()));
    }

    /** {@return whether an {@code Authorization} is that of the account itself} */
    boolean isOfAccount(String authorization) {
        return isBasic(authorization, accountSid, authToken);
    }

    private static boolean isBasic(String header, String user, String password) {
        byte[] credentials = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        String expected = "Basic " + Base64.getEncoder().encodeToString(credentials);
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8), header.getBytes(StandardCharsets.UTF_8));
    }

    public SimulatorSettings withSpeed(double factor) {
        return new SimulatorSettings(accountSid, authToken, from, apiKeys, factor, incomingUrl);
    }

    public SimulatorSettings withIncomingUrl(String url) {
        return new SimulatorSettings(accountSid, authToken, from, apiKeys, speed, () -> url);
    }
}
