package dev.alertroom.incident;

import io.smallrye.mutiny.Uni;
import java.util.List;

/**
 * Another way to tell people about an incident, beside the telephone. All notifiers are told of every change; adding one is
 * implementing this.
 */
public interface Notifier {

    /**
     * An incident has come to a new status. May be told twice, by two instances. Never fails, and is never waited for before
     * a phone rings.
     *
     * @param status as it is now
     */
    Uni<Void> changed(Incident incident, Status status);

    /**
     * A team should look at something that is no change of an incident. Never fails.
     *
     * @param warning a sentence without secrets and phone numbers
     */
    Uni<Void> warned(String team, String warning);

    /** The chats that are told of the incidents of a team, in one message for each. None if it has none. */
    default List<Chat> chats(String team) {
        return List.of();
    }
}
