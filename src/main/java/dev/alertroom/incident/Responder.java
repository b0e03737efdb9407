package dev.alertroom.incident;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

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
     * The number that an attempt rings: its turn in the list, or the next one after it that is not dead.
     *
     * @param attempt counts from 1
     * @param dead numbers that Twilio will never call
     * @return empty if no number is left
     */
    Optional<String> number(int attempt, Set<String> dead) {
        return IntStream.range(0, numbers.size())
                .mapToObj(turn -> numbers.get((attempt - 1 + turn) % numbers.size()))
                .filter(number -> !dead.contains(number))
                .findFirst();
    }
}
