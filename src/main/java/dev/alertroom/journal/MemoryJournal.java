package dev.alertroom.journal;

import dev.alertroom.incident.Event;
import dev.alertroom.incident.Incident;
import dev.alertroom.incident.Journal;
import dev.alertroom.incident.Mute;
import dev.alertroom.incident.Pulse;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayList;
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
 * Keeps incidents in this process, as many as fit. When there is no more room, closed ones are forgotten first, then those
 * that were opened first, and never one with people in its room. A full incident forgets its oldest alert or announcement,
 * never a call: how often people are called has a limit of its own.
 */
final class MemoryJournal implements Journal {

    static final int INCIDENTS = 1_000;
    static final int EVENTS = 2_000;

    /** About as much as a heap of 72 MB can spare. */
    private static final long BYTES = 12L << 20;

    private final long firstNumber;
    private final long mostBytes;
    private final Map<String, Events> incidents = new LinkedHashMap<>();
    private final Map<String, String> latest = new HashMap<>();
    private final Map<String, Mute> mutes = new LinkedHashMap<>();
    private final Map<String, Pulse> pulses = new HashMap<>();
    private long bytes;
    private Instant now = Instant.MIN;

    /** @param firstNumber larger than any number that an earlier process gave: its callbacks may still come */
    MemoryJournal(long firstNumber) {
        this(firstNumber, BYTES);
    }

    /** @param mostBytes about how many bytes the events may take */
    MemoryJournal(long firstNumber, long mostBytes) {
        this.firstNumber = firstNumber;
        this.mostBytes = mostBytes;
    }

    @Override
    public Uni<Optional<String>> latest(String team) {
        return Uni.createFrom().item(() -> latestOf(team));
    }

    private synchronized Optional<String> latestOf(String team) {
        return Optional.ofNullable(latest.get(team));
    }

    @Override
    public Uni<Optional<Kept>> current(String team) {
        return SingleReads.current(this, team);
    }

    @Override
    public Uni<List<Kept>> readAll(List<String> incidents) {
        return SingleReads.all(this, incidents);
    }

    @Override
    public String successor(String team, Optional<String> latest) {
        return IncidentId.after(latest, team, firstNumber).toString();
    }

    @Override
    public Uni<Boolean> open(String incident, Event.Opened opened, List<? extends Event> first) {
        return Uni.createFrom().item(() -> openNow(incident, opened, first));
    }

    private synchronized boolean openNow(String incident, Event.Opened opened, List<? extends Event> first) {
        boolean created = !create(incident, List.of(opened)).isEmpty();
        if (created) {
            latest.put(opened.team(), incident);
            create(incident, first);
        }
        return created;
    }

    @Override
    public Uni<List<Event>> read(String incident) {
        return Uni.createFrom().item(() -> events(incident));
    }

    synchronized List<Event> events(String incident) {
        return Optional.ofNullable(incidents.get(incident)).map(Events::all).orElse(List.of());
    }

    @Override
    public Uni<Set<String>> append(String incident, List<? extends Event> events) {
        return Uni.createFrom().item(() -> create(incident, events));
    }

    /** What {@link #append} does, at once. */
    synchronized Set<String> create(String incident, Collection<? extends Event> events) {
        var created = new LinkedHashSet<String>();
        for (Event event : events) {
            if (!kept(incident).has(event.id())) {
                put(incident, event);
                created.add(event.id());
            }
        }
        makeRoom(incident);
        return Set.copyOf(created);
    }

    /** Takes these events for the truth. */
    synchronized void replace(String incident, Collection<? extends Event> events) {
        events.stream().filter(event -> !kept(incident).holds(event)).forEach(event -> put(incident, event));
        makeRoom(incident);
    }

    private Events kept(String incident) {
        return incidents.computeIfAbsent(incident, ignored -> new Events());
    }

    private void put(String incident, Event event) {
        bytes += kept(incident).put(event);
        now = event.at().isAfter(now) ? event.at() : now;
    }

    /** All but the one that is being written to may go. */
    private void makeRoom(String incident) {
        if (full()) {
            var dispensable = dispensable(incident).iterator();
            // A little more than is needed: whoever comes next is not to search again.
            while ((incidents.size() > INCIDENTS || bytes > mostBytes / 8 * 7) && dispensable.hasNext()) {
                bytes -= incidents.remove(dispensable.next()).bytes();
            }
        }
    }

    private boolean full() {
        return incidents.size() > INCIDENTS || bytes > mostBytes;
    }

    private List<String> dispensable(String incident) {
        var open = new ArrayList<String>();
        var closed = new ArrayList<String>();
        incidents.forEach((id, events) -> {
            if (!id.equals(incident) && !events.occupied(now)) {
                (events.closed(id, now) ? closed : open).add(id);
            }
        });
        closed.addAll(open);
        return closed;
    }

    @Override
    public Uni<Page> list(Optional<String> token, int size) {
        return Uni.createFrom().item(() -> page(openings(), token, size));
    }

    /** When the incidents were opened. */
    synchronized Map<String, Instant> openings() {
        var openings = new HashMap<String, Instant>();
        incidents.forEach(
                (incident, events) -> events.openedAt().ifPresent(openedAt -> openings.put(incident, openedAt)));
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
    public Uni<List<Mute>> mutes(Instant time) {
        return Uni.createFrom().item(() -> mutesAt(time));
    }

    private synchronized List<Mute> mutesAt(Instant time) {
        return mutes.values().stream()
                .filter(mute -> mute.lasts(time))
                .sorted(Comparator.comparing(Mute::until))
                .toList();
    }

    @Override
    public Uni<Boolean> keep(Mute mute) {
        return Uni.createFrom().item(() -> keepNow(mute));
    }

    private synchronized boolean keepNow(Mute mute) {
        mutes.values().removeIf(old -> !old.lasts(mute.from()));
        mutes.put(mute.id(), mute);
        return true;
    }

    @Override
    public Uni<Optional<Pulse>> pulse(String heartbeat) {
        return Uni.createFrom().item(() -> pulseOf(heartbeat));
    }

    synchronized Optional<Pulse> pulseOf(String heartbeat) {
        return Optional.ofNullable(pulses.get(heartbeat));
    }

    @Override
    public Uni<Boolean> keep(Pulse pulse) {
        return Uni.createFrom().item(() -> keepNow(pulse));
    }

    synchronized boolean keepNow(Pulse pulse) {
        pulses.put(pulse.heartbeat(), pulse);
        return true;
    }

    @Override
    public boolean degraded() {
        return false;
    }

    /** About how many bytes an event takes: its texts, and what holds them. */
    static long bytesOf(Event event) {
        return 500 + 2L * event.toString().length();
    }

    /** Those of one incident. */
    private static final class Events {

        private final Map<String, Event> byId = new LinkedHashMap<>();
        private long bytes;

        List<Event> all() {
            return List.copyOf(byId.values());
        }

        boolean has(String id) {
            return byId.containsKey(id);
        }

        boolean holds(Event event) {
            return event.equals(byId.get(event.id()));
        }

        long bytes() {
            return bytes;
        }

        Optional<Instant> openedAt() {
            return Optional.ofNullable(byId.get(Event.Opened.ID)).map(Event::at);
        }

        /** @return how many bytes more they take */
        long put(Event event) {
            long before = bytes;
            forget(event.id());
            byId.put(event.id(), event);
            bytes += bytesOf(event);
            if (byId.size() > EVENTS) {
                byId.values().stream()
                        .filter(Events::forgettable)
                        .findFirst()
                        .map(Event::id)
                        .ifPresent(this::forget);
            }
            return bytes - before;
        }

        private void forget(String id) {
            Optional.ofNullable(byId.remove(id)).ifPresent(event -> bytes -= bytesOf(event));
        }

        private static boolean forgettable(Event event) {
            return event instanceof Event.Alerted || event instanceof Event.Cleared || event instanceof Event.Announced;
        }

        /** Without an opening it is not known who is in the room: then whoever has ever been there. */
        boolean occupied(Instant now) {
            return byId.values().stream()
                            .anyMatch(event -> event instanceof Event.Joined || event instanceof Event.Entered)
                    && Incident.of("", byId.values())
                            .map(incident -> incident.roomLive(now))
                            .orElse(true);
        }

        boolean closed(String id, Instant now) {
            return Incident.of(id, byId.values())
                    .map(incident -> incident.closed(now))
                    .orElse(false);
        }
    }
}
