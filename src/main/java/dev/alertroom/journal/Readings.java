package dev.alertroom.journal;

import dev.alertroom.incident.Event;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Those who ask for an incident while it is being read share the reading that comes next: the present one may miss what
 * they have just written. A burst of callbacks then costs two readings, not one each.
 */
final class Readings {

    private final Function<String, Uni<List<Event>>> read;
    private final Map<String, Uni<List<Event>>> present = new HashMap<>();
    private final Map<String, Uni<List<Event>>> next = new HashMap<>();

    Readings(Function<String, Uni<List<Event>>> read) {
        this.read = read;
    }

    Uni<List<Event>> of(String incident) {
        return Uni.createFrom().deferred(() -> join(incident));
    }

    private synchronized Uni<List<Event>> join(String incident) {
        var reading = present.get(incident);
        return reading == null
                ? begin(incident)
                : next.computeIfAbsent(
                        incident,
                        id -> reading.onItemOrFailure()
                                .transformToUni((events, failure) -> begin(id))
                                .memoize()
                                .indefinitely());
    }

    private synchronized Uni<List<Event>> begin(String incident) {
        next.remove(incident);
        var reading = read.apply(incident)
                .onTermination()
                .invoke(() -> end(incident))
                .memoize()
                .indefinitely();
        present.put(incident, reading);
        return reading;
    }

    private synchronized void end(String incident) {
        present.remove(incident);
    }
}
