package dev.alertroom.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.alertroom.incident.Event;
import dev.alertroom.incident.Incident;
import dev.alertroom.response.IncidentPage;
import java.time.Instant;
import java.util.List;

/**
 * A page of incidents.
 *
 * @param next what {@code page} must be to get the next one; left out on the last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record IncidentList(List<Summary> incidents, String next) {

    static IncidentList of(IncidentPage page, Instant now) {
        return new IncidentList(
                page.incidents().stream()
                        .map(incident -> Summary.of(incident, now))
                        .toList(),
                page.next().orElse(null));
    }

    record Summary(String id, String team, String status, Instant openedAt, List<String> alerts) {
        static Summary of(Incident incident, Instant now) {
            return new Summary(
                    incident.id(),
                    incident.team(),
                    incident.status(now).text(),
                    incident.openedAt(),
                    incident.alerts().stream().map(Event.Alerted::message).toList());
        }
    }
}
