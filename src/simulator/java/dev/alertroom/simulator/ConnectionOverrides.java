package dev.alertroom.simulator;

import java.util.Arrays;
import java.util.Set;

/**
 * How hard Twilio tries to reach a URL, taken from its fragment: {@code #rc=3&rp=all}. See
 * <a href="https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides">Twilio's page</a>. Other settings
 * of that page are taken and have no effect.
 *
 * @param retryOn any of {@code ct} (no connection), {@code rt} (no answer in time), {@code 4xx}, {@code 5xx}, {@code all}
 */
record ConnectionOverrides(int connectMillis, int readMillis, int totalMillis, int retries, Set<String> retryOn) {

    static ConnectionOverrides of(String url) {
        int fragment = url.indexOf('#');
        Form settings = fragment < 0 ? Form.EMPTY : Form.parse(url.substring(fragment + 1));
        return new ConnectionOverrides(
                number(settings, "ct", 5_000, 100, 10_000),
                number(settings, "rt", 15_000, 100, 15_000),
                number(settings, "tt", 15_000, 100, 15_000),
                number(settings, "rc", 1, 0, 5),
                Set.copyOf(Arrays.asList(settings.get("rp").orElse("ct").split(","))));
    }

    boolean retries(String failure) {
        return retryOn.contains("all") || retryOn.contains(failure);
    }

    private static int number(Form settings, String name, int otherwise, int least, int most) {
        return settings.get(name)
                .filter(value -> value.matches("\\d{1,6}"))
                .map(Integer::parseInt)
                .map(value -> Math.max(least, Math.min(most, value)))
                .orElse(otherwise);
    }
}
