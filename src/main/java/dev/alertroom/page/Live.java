package dev.alertroom.page;

import dev.alertroom.incident.Incident;
import io.quarkus.qute.TemplateData;
import java.util.List;

/**
 * The part of a page that changes by itself.
 *
 * @param open whether something is open, so that it is worth while to look at it all the time
 * @param incident the only one that is shown; empty if all that are open are
 */
@TemplateData
record Live(List<Card> cards, boolean open, String incident) {

    /** One incident with all of its timeline. */
    static Live of(Card.Maker maker, Incident incident) {
        return new Live(List.of(maker.of(incident, true)), !incident.closed(maker.now()), incident.id());
    }

    /** All that are open. */
    static Live of(Card.Maker maker, List<Incident> open) {
        return new Live(open.stream().map(incident -> maker.of(incident, false)).toList(), !open.isEmpty(), "");
    }

    /** What the addresses that tell of changes have at their end. */
    public String query() {
        return incident.isEmpty() ? "" : "?incident=" + incident;
    }
}
