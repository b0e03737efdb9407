package dev.alertroom.journal;

import dev.alertroom.incident.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What has been read of incidents, so that only what is new is read again. It is bounded: the incident that nobody has
 * asked for the longest is forgotten first. All times are the store's own.
 */
final class KnownEvents {

    /** About how many bytes the events may take. */
    private static final long BYTES = 4L << 20;

    /**
     * An event becomes visible some time after it was given its time, a write being no more than a few milliseconds of
     * Firestore's work. Whatever took longer is found by the next reading of everything.
     */
    private static final Duration MARGIN = Duration.ofMillis(250);

    private static final Duration EVERYTHING_AFTER = Duration.ofSeconds(60);

    private final Map<String, Known> incidents = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    /**
     * The events of one incident.
     *
     * @param until when they were read
     * @param complete when all of them were
     */
    private record Known(Map<String, Event> events, Instant until, Instant complete, long bytes) {

        Known(Map<String, Event> events, Instant until, Instant complete) {
            this(
                    events,
                    until,
                    complete,
                    events.values().stream().mapToLong(MemoryJournal::bytesOf).sum());
        }

        Known with(Collection<Event> news, Instant readAt) {
            var all = new LinkedHashMap<>(events);
            news.forEach(event -> all.put(event.id(), event));
            return new Known(all, readAt.isAfter(until) ? readAt : until, complete);
        }
    }

    /** Since when an incident's events must be read; empty if all of them must. */
    synchronized Optional<Instant> since(String incident) {
        return Optional.ofNullable(incidents.get(incident))
                .filter(known -> known.until().isBefore(known.complete().plus(EVERYTHING_AFTER)))
                .map(known -> known.until().minus(MARGIN));
    }

    /** All events of an incident have been read. */
    synchronized List<Event> read(String incident, List<Event> events, Instant readAt) {
        if (!events.isEmpty()) {
            keep(incident, new Known(Map.of(), readAt, readAt).with(events, readAt));
        }
        return events;
    }

    /**
     * The events of an incident since {@link #since} have been read.
     *
     * @return all of its events; empty if those before have been forgotten meanwhile
     */
    synchronized Optional<List<Event>> readNews(String incident, List<Event> news, Instant readAt) {
        return Optional.ofNullable(incidents.get(incident)).map(known -> {
            var all = known.with(news, readAt);
            keep(incident, all);
            return List.copyOf(all.events().values());
        });
    }

    private void keep(String incident, Known known) {
        Optional.ofNullable(incidents.put(incident, known)).ifPresent(before -> bytes -= before.bytes());
        bytes += known.bytes();
        while (bytes > BYTES && incidents.size() > 1) {
            bytes -= incidents.remove(incidents.keySet().iterator().next()).bytes();
        }
    }
}
