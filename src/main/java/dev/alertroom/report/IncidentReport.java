package dev.alertroom.report;

import dev.alertroom.incident.Attempt;
import dev.alertroom.incident.Event;
import dev.alertroom.incident.EventType;
import dev.alertroom.incident.Incident;
import dev.alertroom.incident.MaskedNumber;
import dev.alertroom.incident.Milestones;
import dev.alertroom.incident.People;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** An incident as Markdown, to be put into a post-mortem. Numbers are masked, because it is passed on. */
public final class IncidentReport {

    /** What CommonMark and GitHub read as more than text within a line. */
    private static final String MARKUP = "\\`*_[]<>&|~$";

    private final Incident incident;
    private final Instant now;
    private final TeamZone zone;
    private final People people;
    private final Set<Event.Alerted> active;
    private final StringBuilder text = new StringBuilder();

    private IncidentReport(Incident incident, Instant now, TeamZone zone) {
        this.incident = incident;
        this.now = now;
        this.zone = zone;
        this.people = People.of(incident, MaskedNumber::of);
        this.active = Set.copyOf(incident.activeAlerts());
    }

    public static String of(Incident incident, Instant now, TeamZone zone) {
        return new IncidentReport(incident, now, zone).written();
    }

    private String written() {
        line("# Incident " + plain(incident.id()));
        line("");
        summary();
        section("Alerts", "| Time | Alert | State |", 3);
        incident.alerts().forEach(alert -> row(zone.written(alert.at()), alert.message(), state(alert)));
        section("Calls", "| Time | Who | Number | Attempt | Outcome |", 5);
        incident.attempts().forEach(this::call);
        section("Timeline", "| Time | Event | Who |", 3);
        incident.timeline()
                .forEach(event ->
                        row(zone.written(event.at()), EventType.of(event).text(), people.told(event)));
        return text.toString();
    }

    private void summary() {
        var milestones = Milestones.of(incident, now);
        table("| | |", 2);
        row("Team", incident.team());
        row("Status", incident.status(now).text());
        row("Time zone", zone.zone().getId());
        row("Opened", zone.written(incident.openedAt()));
        row("Ended", milestones.ended().map(zone::written).orElse("–"));
        row("Time to first ring", written(milestones.firstRing()));
        row("Time to first human", written(milestones.firstHuman()));
    }

    private String state(Event.Alerted alert) {
        if (!active.contains(alert)) {
            return "cleared";
        }
        if (incident.closed(now)) {
            return "not cleared";
        }
        return incident.mutedUntil(alert, now).isPresent() ? "muted" : "firing";
    }

    private void call(Attempt attempt) {
        row(
                zone.written(attempt.since()),
                people.named(attempt.key().responder()),
                attempt.number().map(MaskedNumber::of).orElse(""),
                Integer.toString(attempt.key().attempt()),
                attempt.progress());
    }

    private static String written(Optional<Duration> duration) {
        return duration.map(length -> String.format(Locale.ROOT, "%.1f s", length.toMillis() / 1000.0))
                .orElse("–");
    }

    private void section(String title, String head, int columns) {
        line("");
        line("## " + title);
        line("");
        table(head, columns);
    }

    private void table(String head, int columns) {
        line(head);
        line("|" + " --- |".repeat(columns));
    }

    private void row(String... cells) {
        for (String cell : cells) {
            text.append("| ").append(plain(cell)).append(' ');
        }
        line("|");
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    /**
     * Text of others as text: on one line, and nothing in it is markup.
     *
     * @see <a href="https://spec.commonmark.org/0.31.2/#backslash-escapes">Backslash escapes</a>
     */
    private static String plain(String others) {
        var plain = new StringBuilder();
        others.codePoints().forEach(character -> {
            if (Character.isISOControl(character) || character == '\u2028' || character == '\u2029') {
                plain.append(' ');
            } else {
                if (MARKUP.indexOf(character) >= 0) {
                    plain.append('\\');
                }
                plain.appendCodePoint(character);
            }
        });
        return plain.toString();
    }
}
