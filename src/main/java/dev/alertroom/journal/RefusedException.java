package dev.alertroom.journal;

import java.util.Set;

/** The store has settled every event; some it refuses for good, as it would refuse them each time. */
final class RefusedException extends RuntimeException {

    private final transient Set<String> created;
    private final transient Set<String> refused;

    RefusedException(Set<String> created, Set<String> refused) {
        super("The store refuses " + String.join(", ", refused));
        this.created = Set.copyOf(created);
        this.refused = Set.copyOf(refused);
    }

    /** The events that this call created. */
    Set<String> created() {
        return created;
    }

    /** The events that are in nobody's store. */
    Set<String> refused() {
        return refused;
    }
}
