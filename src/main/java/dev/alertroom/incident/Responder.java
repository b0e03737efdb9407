package dev.alertroom.incident;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Someone who is called for an incident.
 *
 * @param id stable within the incident and free of personal data, so that it may stand in URLs and conference labels
 * @param name as the roster has it; empty for a bare number
 * @param numbers E.164, in the order in which they are tried: attempt by attempt, starting over at the end
 */
public record Responder(String id, String name, List<String> numbers) {

    public Responder {
        Objects.requireNonNull(id);
        Objects.requireNonNull(name);
        numbers = List.copyOf(numbers);
        if (numbers.isEmpty()) {
            throw new IllegalArgumentException("a responder needs a number");
        }
    }

    /**
     * The number that an attempt rings.
     *
     * @param attempt counts from 1
     * @param dead numbers that Twilio will never call
     * @return empty if no number is left
     */
    Optional<String> number(int attempt, Set<String> dead) {
        var usable = numbers.stream().filter(number -> !dead.contains(number)).toList();
        return usable.isEmpty() ? Optional.empty() : Optional.of(usable.get((attempt - 1) % usable.size()));
    }
}
