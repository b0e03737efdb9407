package dev.alertroom.journal;

import dev.alertroom.incident.Event;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Events that the store has not got yet; of too many, it forgets the incident that has waited longest. */
final class Backlog {

    private static final int INCIDENTS = 50;

    private final Map<String, LinkedHashMap<String, Event>> waiting = new LinkedHashMap<>();

    /** What one incident is still to be told. */
    record Debt(String incident, List<Event> events) {

        Optional<Event.Opened> opened() {
            return events.stream()
                    .filter(Event.Opened.class::isInstance)
                    .map(Event.Opened.class::cast)
                    .findFirst();
        }

        private boolean opens(String team) {
            return opened().filter(opened -> opened.team().equals(team)).isPresent();
        }
    }

    synchronized void add(String incident, Collection<? extends Event> events, Set<String> ids) {
        if (ids.isEmpty()) {
            return;
        }
        var debt = waiting.computeIfAbsent(incident, ignored -> new LinkedHashMap<>());
        events.stream().filter(event -> ids.contains(event.id())).forEach(event -> debt.put(event.id(), event));
        if (waiting.size() > INCIDENTS) {
            waiting.remove(waiting.keySet().iterator().next());
        }
    }

    synchronized void remove(Debt paid) {
        Optional.ofNullable(waiting.get(paid.incident())).ifPresent(debt -> {
            paid.events().forEach(event -> debt.remove(event.id()));
            if (debt.isEmpty()) {
                waiting.remove(paid.incident());
            }
        });
    }

    /** That incident's, or else any. */
    synchronized Optional<Debt> of(String incident) {
        return waiting.containsKey(incident) ? Optional.of(debt(incident)) : oldest();
    }

    /** The one that opens an incident of that team, or else any. */
    synchronized Optional<Debt> ofTeam(String team) {
        return waiting.keySet().stream()
                .map(this::debt)
                .filter(debt -> debt.opens(team))
                .reduce((earlier, later) -> later)
                .or(this::oldest);
    }

    private Optional<Debt> oldest() {
        return waiting.keySet().stream().findFirst().map(this::debt);
    }

    private Debt debt(String incident) {
        return new Debt(incident, List.copyOf(waiting.get(incident).values()));
    }
}
