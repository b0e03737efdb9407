package dev.alertroom.report;

import dev.alertroom.incident.Attempt;
import dev.alertroom.incident.CallKey;
import dev.alertroom.incident.Event;
import dev.alertroom.incident.Incident;
import dev.alertroom.incident.MaskedNumber;
import dev.alertroom.incident.Milestones;
import dev.alertroom.incident.People;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Counts the incidents of a month, one after the other; only numbers are kept of them. */
final class Tally {

    private final YearMonth month;
    private final TeamZone zone;
    private final Instant now;
    private final Map<String, Person> people = new TreeMap<>();
    private int incidents;
    private int falseAlarms;

    Tally(YearMonth month, TeamZone zone, Instant now) {
        this.month = month;
        this.zone = zone;
        this.now = now;
    }

    /** Whether it was opened before the month began. */
    boolean isBefore(Incident incident) {
        return monthOf(incident).isBefore(month);
    }

    private YearMonth monthOf(Incident incident) {
        return YearMonth.from(zone.at(incident.openedAt()));
    }

    /** Counts an incident; one of another month is left out. */
    void add(Incident incident) {
        if (!monthOf(incident).equals(month)) {
            return;
        }
        boolean falseAlarm = incident.closed(now)
                && Milestones.of(incident, now).firstHuman().isEmpty();
        incidents++;
        falseAlarms += falseAlarm ? 1 : 0;
        var names = People.of(incident, MaskedNumber::of);
        var keys = keysPressed(incident);
        incident.attempts().stream()
                .filter(attempt -> attempt.placed().isPresent())
                .forEach(attempt -> people.computeIfAbsent(
                                names.named(attempt.key().responder()), name -> new Person())
                        .add(attempt, answeredAfter(attempt, keys), zone, falseAlarm));
    }

    /** When a key was pressed: by the call's id, and by the attempt. */
    private static Map<Object, Instant> keysPressed(Incident incident) {
        var pressed = new HashMap<Object, Instant>();
        for (Event event : incident.timeline()) {
            if (event instanceof Event.Joined joined) {
                pressed.putIfAbsent(joined.sid(), joined.at());
            } else if (event instanceof Event.Declined declined) {
                pressed.putIfAbsent(declined.call(), declined.at());
            }
        }
        return pressed;
    }

    private static Optional<Duration> answeredAfter(Attempt attempt, Map<Object, Instant> pressed) {
        CallKey declined = attempt.key();
        return attempt.sids().stream()
                .filter(pressed::containsKey)
                .map(pressed::get)
                .min(Instant::compareTo)
                .or(() -> Optional.ofNullable(pressed.get(declined)))
                .map(at -> Duration.between(attempt.since(), at));
    }

    /** @param complete whether all incidents of the month were counted */
    MonthlyReport report(boolean complete) {
        return new MonthlyReport(
                month.toString(),
                zone.zone().getId(),
                complete,
                incidents,
                falseAlarms,
                people.entrySet().stream()
                        .map(person -> person.getValue().line(person.getKey()))
                        .toList());
    }

    private static final class Person {

        private final List<Duration> answers = new ArrayList<>();
        private int calls;
        private int night;
        private int falseAlarms;

        private void add(Attempt attempt, Optional<Duration> answered, TeamZone zone, boolean falseAlarm) {
            calls++;
            night += zone.isNight(attempt.since()) ? 1 : 0;
            falseAlarms += falseAlarm ? 1 : 0;
            answered.ifPresent(answers::add);
        }

        private MonthlyReport.Line line(String name) {
            return new MonthlyReport.Line(name, calls, night, answers.size(), median(), falseAlarms);
        }

        /** In seconds, to the tenth; of an even number the lower one of the two in the middle. */
        private Double median() {
            if (answers.isEmpty()) {
                return null;
            }
            var sorted = answers.stream().sorted().toList();
            return Math.round(sorted.get((sorted.size() - 1) / 2).toMillis() / 100.0) / 10.0;
        }
    }
}
