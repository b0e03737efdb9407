package dev.alertroom.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What those who are in the room have not heard yet. */
final class RoomNews {

    /** A room must not be talked to death by a storm of alerts. */
    static final Duration BETWEEN_ALERTS = Duration.ofSeconds(15);

    /** That somebody came or left, or that an alert is over, is no news after this long. A new alert always is. */
    static final Duration FRESH = Duration.ofSeconds(30);

    private final Incident incident;
    private final Instant now;
    private final List<Event.Entered> present;
    private final Event.Entered listener;

    private RoomNews(Incident incident, Instant now, List<Event.Entered> present, Event.Entered listener) {
        this.incident = incident;
        this.now = now;
        this.present = present;
        this.listener = listener;
    }

    /** Nothing is said while the only one there is out to hear something. */
    static List<Action> next(Incident incident, Instant now) {
        var present = incident.present(now);
        return present.stream()
                .filter(entered -> incident.outSince(entered).isEmpty())
                .reduce((first, last) -> last)
                .map(listener -> new RoomNews(incident, now, present, listener).all())
                .orElse(List.of());
    }

    private List<Action> all() {
        return incident.hasBegun(listener.conference()) ? ofAllKinds() : ofAlerts();
    }

    private List<Action> ofAllKinds() {
        var actions = new ArrayList<Action>();
        came().forEach(actions::add);
        gone().forEach(actions::add);
        newestClearing().ifPresent(actions::add);
        newestAlert().ifPresent(actions::add);
        typed().forEach(actions::add);
        return actions;
    }

    /** One at a time: the next would cut it short. */
    private List<Action> ofAlerts() {
        return newestAlert().or(this::newestClearing).or(() -> typed().findFirst()).stream()
                .toList();
    }

    private Stream<Action> came() {
        return present.stream()
                .skip(1)
                .filter(this::isNews)
                .flatMap(entered ->
                        who(entered.responder())
                                .map(who -> say(entered, new Announcement.Came(who, present.size())))
                                .stream());
    }

    private Stream<Action> gone() {
        return incident.all(Event.Left.class)
                .filter(left -> !incident.comesBack(left))
                .filter(this::isNews)
                .flatMap(left ->
                        who(left.responder())
                                .map(who -> say(left, new Announcement.Gone(who, present.size())))
                                .stream());
    }

    private Optional<Action> newestClearing() {
        if (!incident.allCleared() && justSaid(EventType.CLEARED)) {
            return Optional.empty();
        }
        return incident.all(Event.Cleared.class)
                .reduce((earlier, later) -> later)
                .filter(this::isNews)
                .flatMap(cleared -> incident.alerts().stream()
                        .filter(alert ->
                                alert.key().equals(cleared.key()) && alert.generation() == cleared.generation())
                        .map(alert -> say(cleared, new Announcement.Cleared(alert.message(), alert.language())))
                        .findFirst());
    }

    /**
     * The newest alert that those in the room cannot know: a call speaks of what came before it, so what came while it
     * rang is news. Once a newer alert has been said, the older ones need not be said any more.
     */
    private Optional<Action> newestAlert() {
        if (justSaid(EventType.ALERTED)) {
            return Optional.empty();
        }
        var known =
                present.stream().map(this::knowsUntil).min(Instant::compareTo).orElse(now);
        return alertsAfterTheLastSaid()
                .filter(alert -> incident.audibleSince(alert).isAfter(known) && !incident.cleared(alert))
                .reduce((earlier, later) -> later)
                .map(alert -> say(alert, new Announcement.NewAlert(alert.message(), alert.language())));
    }

    private Stream<Event.Alerted> alertsAfterTheLastSaid() {
        var alerts = incident.alerts().stream()
                .filter(alert -> incident.mutedUntil(alert, now).isEmpty())
                .sorted(Comparator.comparing(incident::audibleSince))
                .toList();
        int unsaid = alerts.size();
        while (unsaid > 0 && !isSaid(alerts.get(unsaid - 1))) {
            unsaid--;
        }
        return alerts.subList(unsaid, alerts.size()).stream();
    }

    private Instant knowsUntil(Event.Entered entered) {
        return incident.attempts().stream()
                .filter(attempt -> attempt.sids().contains(entered.sid()))
                .map(Attempt::since)
                .findFirst()
                .orElse(entered.at());
    }

    private Stream<Action> typed() {
        return incident.all(Event.MessageTyped.class)
                .filter(this::isNews)
                .map(typed -> say(typed, new Announcement.Typed(typed.text(), typed.language())));
    }

    private boolean justSaid(EventType type) {
        return incident.all(Event.Announced.class)
                .filter(said -> type.isTypeOf(said.subject()) && !incident.has(Event.Unsaid.id(said.subject())))
                .anyMatch(said -> said.at().plus(BETWEEN_ALERTS).isAfter(now));
    }

    private Optional<Responder> who(String id) {
        return Optional.ofNullable(incident.responders().get(id));
    }

    private boolean isNews(Event event) {
        return event.at().plus(FRESH).isAfter(now) && !isSaid(event);
    }

    private boolean isSaid(Event event) {
        return incident.has(Event.Announced.id(subject(event)));
    }

    /** What is to be claimed: the event itself or, where saying it failed, the newest failure. */
    private String subject(Event event) {
        var subject = event.id();
        while (incident.has(Event.Unsaid.id(subject))) {
            subject = Event.Unsaid.id(subject);
        }
        return subject;
    }

    private Action say(Event event, Announcement announcement) {
        var claim = new Event.Announced(now, subject(event));
        return incident.hasBegun(listener.conference())
                ? new Action.Announce(claim, listener.conference(), announcement)
                : new Action.TellWaiting(claim, listener, announcement);
    }
}
