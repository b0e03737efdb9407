package dev.alertroom.incident;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a chat is told of an incident.
 *
 * @param now as of when
 * @param edition counts from 1, with gaps; the same when the same is tried again, so that a chat can tell that it came before
 * @param posted by what the chat knows the message that is to be changed; empty if there is none yet, or none that it knows
 * @param page where people look at the incident
 */
public record ChatMessage(Incident incident, Instant now, int edition, Optional<String> posted, String page) {

    public Status status() {
        return incident.status(now);
    }

    /** Those in the room, in the order in which they came: by name, or by a masked number. */
    public List<String> present() {
        var people = People.of(incident, MaskedNumber::of);
        return incident.present(now).stream()
                .map(entered -> people.named(entered.responder()))
                .distinct()
                .toList();
    }
}
