package dev.alertroom.journal;

import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Those who ask for something, such as an incident, while it is being read share the reading that comes next: the present
 * one may miss what they have just written. A burst of callbacks then costs two readings, not one each.
 */
final class Readings<T> {

    private final Function<String, Uni<T>> read;
    private final Map<String, Uni<T>> present = new HashMap<>();
    private final Map<String, Uni<T>> next = new HashMap<>();

    Readings(Function<String, Uni<T>> read) {
        this.read = read;
    }

    Uni<T> of(String name) {
        return Uni.createFrom().deferred(() -> join(name));
    }

    private synchronized Uni<T> join(String name) {
        var reading = present.get(name);
        return reading == null
                ? begin(name)
                : next.computeIfAbsent(
                        name,
                        id -> reading.onItemOrFailure()
                                .transformToUni((item, failure) -> begin(id))
                                .memoize()
                                .indefinitely());
    }

    private synchronized Uni<T> begin(String name) {
        next.remove(name);
        var reading = read.apply(name)
                .onTermination()
                .invoke(() -> end(name))
                .memoize()
                .indefinitely();
        present.put(name, reading);
        return reading;
    }

    private synchronized void end(String name) {
        present.remove(name);
    }
}
