package dev.alertroom.response;

import java.util.List;
import java.util.Optional;

/**
 * Alerts that fire and came together.
 *
 * @param team the team that was named
 * @param numbers further numbers to ring, E.164, without duplicates
 * @param alerts at least one; the first is the one that is spoken, the others are counted
 * @param language BCP 47; the team's if empty
 */
public record AlertBatch(
        Optional<String> team, List<String> numbers, List<FiringAlert> alerts, Optional<String> language) {
    public AlertBatch {
        numbers = List.copyOf(numbers);
        alerts = List.copyOf(alerts);
        if (alerts.isEmpty()) {
            throw new IllegalArgumentException("a batch needs an alert");
        }
    }

    /**
     * One alert.
     *
     * @param key what makes two alerts the same: its source, a blank, and any text
     * @param message what broke, in full
     * @param links where there is more about it; http or https
     */
    public record FiringAlert(String key, String message, List<String> links) {
        public FiringAlert {
            links = List.copyOf(links);
        }

        /** Without links. */
        public FiringAlert(String key, String message) {
            this(key, message, List.of());
        }

        /** Which monitor tells of it. */
        String source() {
            int blank = key.indexOf(' ');
            return blank < 0 ? "" : key.substring(0, blank);
        }
    }
}
