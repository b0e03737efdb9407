package dev.alertroom.journal;

import dev.alertroom.incident.Event;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Events that the store has not got yet. Of more than fit into memory, it forgets those of the incident that has waited longest. */
final class Backlog {

    /** About how many bytes may wait: an outage of hours fits. */
    private static final long BYTES = 6L << 20;

    /** Incidents that are written at once. */
    private static final int AT_ONCE = 25;

    private final Map<String, LinkedHashMap<String, Event>> waiting = new LinkedHashMap<>();
    private long bytes;

    /** What one incident is still to be told. */
    record Debt(String incident, List<Event> events) {

        Optional<Event.Opened> opened() {
            return events.stream()
                    .filter(Event.Opened.class::isInstance)
                    .map(Event.Opened.class::cast)
                    .findFirst();
        }
    }

    synchronized void add(String incident, Collection<? extends Event> events, Set<String> ids) {
        events.stream().filter(event -> ids.contains(event.id())).forEach(event -> add(incident, event));
        while (bytes > BYTES && waiting.size() > 1) {
            var longest = waiting.keySet().iterator().next();
            waiting.remove(longest).values().forEach(this::forgotten);
        }
    }

    private void add(String incident, Event event) {
        var debt = waiting.computeIfAbsent(incident, ignored -> new LinkedHashMap<>());
        if (debt.putIfAbsent(event.id(), event) == null) {
            bytes += MemoryJournal.bytesOf(event);
        }
    }

    private void forgotten(Event event) {
        bytes -= MemoryJournal.bytesOf(event);
    }

    synchronized void remove(Debt paid) {
        Optional.ofNullable(waiting.get(paid.incident())).ifPresent(debt -> {
            paid.events()
                    .forEach(event ->
                            Optional.ofNullable(debt.remove(event.id())).ifPresent(this::forgotten));
            if (debt.isEmpty()) {
                waiting.remove(paid.incident());
            }
        });
    }

    synchronized boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Those that are to be written next, the newest first: they are the ones that are asked for. */
    synchronized List<Debt> due() {
        var debts = waiting.entrySet().stream()
                .map(debt -> new Debt(debt.getKey(), List.copyOf(debt.getValue().values())))
                .toList();
        return debts.subList(Math.max(0, debts.size() - AT_ONCE), debts.size());
    }
}
