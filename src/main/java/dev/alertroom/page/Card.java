package dev.alertroom.page;

import dev.alertroom.incident.Attempt;
import dev.alertroom.incident.Event;
import dev.alertroom.incident.EventType;
import dev.alertroom.incident.Incident;
import dev.alertroom.incident.NextLook;
import dev.alertroom.incident.People;
import dev.alertroom.incident.Responder;
import dev.alertroom.incident.Summons;
import dev.alertroom.report.TeamZone;
import dev.alertroom.speech.MessageText;
import io.quarkus.qute.TemplateData;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * An incident as the page shows it.
 *
 * @param next when it is looked at next, and why; empty if nothing is to come
 * @param whole whether it stands alone, with its whole timeline
 * @param mayAct whether there is something to act on, and it is allowed
 * @param nextTier whether a tier is left to ring
 * @param request what the form that says something is recognised by when it is sent twice
 */
@TemplateData
record Card(
        String id,
        String team,
        String room,
        String status,
        String statusText,
        String opened,
        List<AlertLine> alerts,
        List<PersonLine> people,
        String next,
        List<Entry> timeline,
        boolean whole,
        boolean mayAct,
        boolean nextTier,
        String request) {

    /** Whether somebody is there who would hear what is said. */
    public boolean roomLive() {
        return people.stream().anyMatch(PersonLine::inRoom);
    }

    /** A date and the blank behind it, as {@link TeamZone} writes them. */
    private static final int DATE = "2026-11-24 ".length();

    /** Beside others only what happened last. */
    private static final int SHORT = 30;

    private static final int LONG = 1_000;

    /** Characters of a message in a row. */
    private static final int ROW = 120;

    @TemplateData
    record AlertLine(String state, String stateText, String at, String message, List<Link> links) {}

    /** @param text the host and the end of the path */
    @TemplateData
    record Link(String address, String text) {}

    /**
     * Somebody who may be called.
     *
     * @param sid of the call that is in the room; empty if none is
     * @param muted whether the room does not hear them
     * @param ringsUntil when their phone stops to ring, in milliseconds since 1970; empty if it does not ring
     */
    @TemplateData
    record PersonLine(
            String id,
            String name,
            String number,
            String state,
            String stateText,
            String sid,
            boolean muted,
            String ringsUntil) {

        public boolean inRoom() {
            return !sid.isEmpty();
        }

        /** A phone that rings already need not be rung. */
        public boolean ringable() {
            return !inRoom() && !state.equals("calling");
        }
    }

    @TemplateData
    record Entry(String at, String text, String who) {}

    /**
     * How incidents are shown to somebody.
     *
     * @param numbers how a phone number is shown
     */
    record Maker(Instant now, TeamZone zone, Words words, UnaryOperator<String> numbers, boolean mayAct) {

        Card of(Incident incident, boolean whole) {
            var people = People.of(incident, numbers);
            var present = incident.present(now);
            var status = incident.status(now).text();
            return new Card(
                    incident.id(),
                    incident.team(),
                    incident.room(),
                    status,
                    words.get("status." + status),
                    time(incident.openedAt()),
                    alerts(incident),
                    incident.responders().values().stream()
                            .map(responder -> person(incident, responder, present, people))
                            .toList(),
                    NextLook.of(incident, now).map(this::next).orElse(""),
                    timeline(incident, people, whole ? LONG : SHORT),
                    whole,
                    mayAct && !incident.closed(now),
                    Summons.hasNextTier(incident),
                    typed(incident));
        }

        private List<AlertLine> alerts(Incident incident) {
            var active = incident.activeAlerts();
            return incident.alertsByUrgency().stream()
                    .map(alert -> active.contains(alert) && incident.closed(now)
                            ? line(alert, "closed", words.get("alert.not-cleared"))
                            : alert(alert, active.contains(alert), incident.mutedUntil(alert, now)))
                    .toList();
        }

        private AlertLine alert(Event.Alerted alert, boolean active, Optional<Instant> mutedUntil) {
            if (!active) {
                return line(alert, "cleared", words.get("alert.cleared"));
            }
            return mutedUntil
                    .map(end -> line(alert, "muted", timed("alert.muted", end)))
                    .orElseGet(() -> line(alert, "firing", words.get("alert.firing")));
        }

        private AlertLine line(Event.Alerted alert, String state, String text) {
            return new AlertLine(state, text, time(alert.at()), alert.message(), links(alert));
        }

        /** What was stored is checked once more: nothing but http and https is a link here. */
        private static List<Link> links(Event.Alerted alert) {
            return alert.links().stream()
                    .filter(address -> address.matches("(?i)https?://.+"))
                    .map(address -> new Link(address, shown(address)))
                    .toList();
        }

        private static String shown(String address) {
            var bare = address.replaceFirst("(?i)^https?://", "").replaceFirst("[?#].*$", "");
            int most = 48;
            return bare.length() <= most ? bare : bare.substring(0, most) + "…";
        }

        /** Of the day that it is now, the date is no news. */
        private String time(Instant at) {
            var written = zone.written(at);
            var today = zone.written(now).substring(0, DATE);
            return written.startsWith(today) ? written.substring(DATE) : written;
        }

        private PersonLine person(Incident incident, Responder responder, List<Event.Entered> present, People people) {
            var inRoom = present.stream()
                    .filter(entered -> entered.responder().equals(responder.id()))
                    .findFirst();
            var last = incident.attempts().stream()
                    .filter(attempt -> attempt.key().responder().equals(responder.id()))
                    .reduce((earlier, later) -> later);
            var state = inRoom.map(entered -> "in-room")
                    .or(() -> last.map(Attempt::progress))
                    .orElse("waiting");
            var text = inRoom.map(entered -> timed("person.in-room", entered.at()))
                    .or(() -> last.map(this::attempt))
                    .orElseGet(() -> words.get("person.waiting"));
            return new PersonLine(
                    responder.id(),
                    people.named(responder.id()),
                    responder.name().isEmpty()
                            ? ""
                            : numbers.apply(responder.numbers().get(0)),
                    state,
                    text,
                    inRoom.map(Event.Entered::sid).orElse(""),
                    inRoom.filter(incident::isMuted).isPresent(),
                    last.filter(attempt -> state.equals("calling"))
                            .flatMap(attempt -> attempt.ringsUntil(incident.policy()))
                            .map(end -> Long.toString(end.toEpochMilli()))
                            .orElse(""));
        }

        private String attempt(Attempt attempt) {
            var count = words.get("person.attempt")
                    .replace("{}", Integer.toString(attempt.key().attempt()));
            return timed("person." + attempt.progress(), attempt.since()) + " (" + count + ")";
        }

        private String next(NextLook next) {
            return timed("next." + next.reason().text(), next.at());
        }

        private List<Entry> timeline(Incident incident, People people, int most) {
            var all = incident.timeline();
            return all.subList(Math.max(0, all.size() - most), all.size()).stream()
                    .map(event -> new Entry(
                            time(event.at()),
                            words.get("event." + EventType.of(event).text()) + typed(event),
                            people.told(event)))
                    .toList();
        }

        /** The next form that says something is another one. */
        private static String typed(Incident incident) {
            return Long.toString(incident.timeline().stream()
                    .filter(Event.MessageTyped.class::isInstance)
                    .count());
        }

        private static String typed(Event event) {
            return event instanceof Event.MessageTyped message ? ": " + message.text() : "";
        }

        Home.Row row(Incident incident) {
            var status = incident.status(now).text();
            return new Home.Row(
                    incident.id(),
                    incident.team(),
                    zone.written(incident.openedAt()),
                    status,
                    words.get("status." + status),
                    incident.alerts().stream()
                            .findFirst()
                            .map(alert -> MessageText.shortened(alert.message(), ROW))
                            .orElse(""));
        }

        /** Words in whose place {@code {}} a time stands. */
        String timed(String key, Instant time) {
            return words.get(key).replace("{}", time(time));
        }
    }
}
