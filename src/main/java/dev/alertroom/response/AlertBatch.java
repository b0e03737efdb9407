package dev.alertroom.response;

import java.util.List;
import java.util.Optional;

/**
 * Alerts that came together, as the incident needs them.
 *
 * @param team the team that was named
 * @param numbers further numbers to ring, E.164, without duplicates
 * @param items the alerts, at least one; the first is the one that is spoken, the others are counted
 * @param language BCP 47; the team's if empty
 */
public record AlertBatch(Optional<String> team, List<String> numbers, List<Item> items, Optional<String> language) {

    public AlertBatch {
        numbers = List.copyOf(numbers);
        items = List.copyOf(items);
        if (items.isEmpty()) {
            throw new IllegalArgumentException("a report needs an alert");
        }
    }

    /**
     * One alert.
     *
     * @param key what makes two alerts the same; any text
     * @param message what broke, in full
     */
    public record Item(String key, String message) {}
}
