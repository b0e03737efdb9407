package dev.alertroom.response;

import dev.alertroom.incident.Incident;
import java.util.List;
import java.util.Optional;

/**
 * A page of incidents.
 *
 * @param next the token of the next page; empty on the last one
 */
public record IncidentPage(List<Incident> incidents, Optional<String> next) {
    public IncidentPage {
        incidents = List.copyOf(incidents);
    }
}
