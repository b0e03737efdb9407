package dev.alertroom.incident;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where events are kept. Creating an event is atomic: of all who try, on any instance, one creates it.
 *
 * <p>No answer takes longer than about a second, and none fails: a journal whose store cannot be reached keeps what it is
 * told on this instance and says {@link #degraded()}.
 */
public interface Journal {

    /** The id of the team's latest incident; empty if it never had one. */
    Uni<Optional<String>> latest(String team);

    /**
     * The id of the incident that follows. All instances that share a store and see the same latest one name the same.
     *
     * @param latest as {@link #latest} told
     */
    String successor(String team, Optional<String> latest);

    /**
     * The team's latest incident with its events: what {@link #latest} and {@link #read} tell, in one round trip if this
     * instance knows which one it is.
     */
    Uni<Optional<Kept>> current(String team);

    /**
     * Opens an incident and makes it its team's latest one.
     *
     * @param first events that it begins with: they are created together with it, or not at all
     * @return false if it had been opened before
     */
    Uni<Boolean> open(String incident, Event.Opened opened, List<? extends Event> first);

    /** Opens an incident that begins with nothing else. */
    default Uni<Boolean> open(String incident, Event.Opened opened) {
        return open(incident, opened, List.of());
    }

    /** All events of an incident in no particular order; none if it is unknown. */
    Uni<List<Event>> read(String incident);

    /** Several incidents at once, in the same order. */
    Uni<List<Kept>> readAll(List<String> incidents);

    /**
     * Creates those of the events that are not there yet.
     *
     * @return the ids of the events that this call created
     */
    Uni<Set<String>> append(String incident, List<? extends Event> events);

    /**
     * The incidents, the one that was opened last first.
     *
     * @param token where to go on, from the page before; empty for the first page
     * @param size how many, at most
     */
    Uni<Page> list(Optional<String> token, int size);

    /** The mutes of all teams that last. None, so that phones ring, if the store cannot be reached. */
    Uni<List<Mute>> mutes(Instant now);

    /**
     * Keeps a mute in place of what was kept by its id, for all instances that share a store.
     *
     * @return false if the store cannot be reached: then it is not known whether it holds
     */
    Uni<Boolean> keep(Mute mute);

    /** What is known of a heartbeat; empty if nothing is. */
    Uni<Optional<Pulse>> pulse(String heartbeat);

    /**
     * Keeps what is known of a heartbeat, in place of what was.
     *
     * @return false if only this instance knows it, because the store cannot be reached
     */
    Uni<Boolean> keep(Pulse pulse);

    /** The store did not answer lately; events are kept on this instance only. */
    boolean degraded();

    /** How many events the store has refused for good since the start; they are known on this instance only. */
    default int refused() {
        return 0;
    }

    /** An incident and its events, in no particular order. */
    record Kept(String incident, List<Event> events) {
        public Kept {
            events = List.copyOf(events);
        }
    }

    /**
     * A page of incident ids.
     *
     * @param next the token of the next page; empty on the last one
     */
    record Page(List<String> incidents, Optional<String> next) {
        public Page {
            incidents = List.copyOf(incidents);
        }
    }
}
