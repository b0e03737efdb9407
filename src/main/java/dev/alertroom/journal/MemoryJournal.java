package dev.alertroom.journal;

import dev.alertroom.incident.Event;
import dev.alertroom.incident.Journal;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps the latest incidents in this process. A full incident forgets its oldest alert or announcement, never a call: how
 * often people are called has a limit of its own.
 */
final class MemoryJournal implements Journal {

    static final int INCIDENTS = 200;
    static final int EVENTS = 2_000;

    private final long firstNumber;
    private final Map<String, LinkedHashMap<String, Event>> incidents = new LinkedHashMap<>();
    private final Map<String, String> latest = new HashMap<>();

    /** @param firstNumber larger than any number that an earlier process gave: its callbacks may still come */
    MemoryJournal(long firstNumber) {
        this.firstNumber = firstNumber;
    }

    @Override
    public Uni<Optional<String>> latest(String team) {
        return Uni.createFrom().item(() -> latestOf(team));
    }

    private synchronized Optional<String> latestOf(String team) {
        return Optional.ofNullable(latest.get(team));
    }

    @Override
    public String successor(String team, Optional<String> latest) {
        return IncidentId.after(latest, team, firstNumber).toString();
    }

    @Override
    public Uni<Boolean> open(String incident, Event.Opened opened) {
        return Uni.createFrom().item(() -> openNow(incident, opened));
    }

    private synchronized boolean openNow(String incident, Event.Opened opened) {
        boolean created = !create(incident, List.of(opened)).isEmpty();
        if (created) {
            latest.put(opened.team(), incident);
        }
        return created;
    }

    @Override
    public Uni<List<Event>> read(String incident) {
        return Uni.createFrom().item(() -> events(incident));
    }

    synchronized List<Event> events(String incident) {
        return List.copyOf(
                incidents.getOrDefault(incident, new LinkedHashMap<>()).values());
    }

    @Override
    public Uni<Set<String>> append(String incident, List<? extends Event> events) {
        return Uni.createFrom().item(() -> create(incident, events));
    }

    /** What {@link #append} does, at once. */
    synchronized Set<String> create(String incident, Collection<? extends Event> events) {
        var kept = kept(incident);
        var created = new LinkedHashSet<String>();
        for (Event event : events) {
            if (kept.putIfAbsent(event.id(), event) == null) {
                created.add(event.id());
                makeRoom(kept);
            }
        }
        return Set.copyOf(created);
    }

    /** Takes these events for the truth. */
    synchronized void replace(String incident, Collection<? extends Event> events) {
        var kept = kept(incident);
        for (Event event : events) {
            kept.put(event.id(), event);
            makeRoom(kept);
        }
    }

    private LinkedHashMap<String, Event> kept(String incident) {
        var kept = incidents.computeIfAbsent(incident, ignored -> new LinkedHashMap<>());
        if (incidents.size() > INCIDENTS) {
            incidents.remove(incidents.keySet().iterator().next());
        }
        return kept;
    }

    private static void makeRoom(LinkedHashMap<String, Event> kept) {
        if (kept.size() > EVENTS) {
            kept.values().stream()
                    .filter(MemoryJournal::forgettable)
                    .findFirst()
                    .map(Event::id)
                    .ifPresent(kept::remove);
        }
    }

    private static boolean forgettable(Event event) {
        return event instanceof Event.Alerted || event instanceof Event.Cleared || event instanceof Event.Announced;
    }

    @Override
    public Uni<Page> list(Optional<String> token, int size) {
        return Uni.createFrom().item(() -> page(openings(), token, size));
    }

    /** When the incidents were opened. */
    synchronized Map<String, Instant> openings() {
        var openings = new HashMap<String, Instant>();
        incidents.forEach((incident, events) -> Optional.ofNullable(events.get(Event.Opened.ID))
                .ifPresent(opened -> openings.put(incident, opened.at())));
        return openings;
    }

    /** @param token the last incident of the page before */
    static Page page(Map<String, Instant> openings, Optional<String> token, int size) {
        var incidents = openings.entrySet().stream()
                .sorted(Map.Entry.<String, Instant>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder()))
                        .reversed())
                .map(Map.Entry::getKey)
                .toList();
        int start = token.map(last -> incidents.indexOf(last) + 1).orElse(0);
        if (token.isPresent() && start == 0) {
            return new Page(List.of(), Optional.empty());
        }
        int end = Math.min(start + size, incidents.size());
        return new Page(
                incidents.subList(start, end),
                end < incidents.size() ? Optional.of(incidents.get(end - 1)) : Optional.empty());
    }

    @Override
    public boolean degraded() {
        return false;
    }
}
