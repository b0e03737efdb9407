package dev.alertroom.incident;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When everyone is rung again although nothing new is heard: nobody has answered, or those who had it have left while an
 * alert still fires. It does not give up until {@link Policy#giveUpAfter()} has passed without a sign of anybody.
 *
 * @param first whom it begins with, by id; empty for the first tier
 */
record NextWave(Instant at, Event.RungAgain.Reason reason, List<String> first) {

    /** The next wave of an incident in which nothing goes on now; empty if there is none to come. */
    static Optional<NextWave> of(Incident incident, Instant now) {
        if (incident.audibleAlerts(now).isEmpty() || incident.roomLive(now)) {
            return Optional.empty();
        }
        var wave = incident.acknowledgedAt().isPresent() ? reminder(incident) : unanswered(incident);
        return wave.filter(next -> next.at().isBefore(incident.givenUpAt()));
    }

    private static Optional<NextWave> reminder(Incident incident) {
        var reminder = incident.policy().reminder();
        return reminder.isZero()
                ? Optional.empty()
                : Optional.of(new NextWave(
                        incident.lastSeen().plus(reminder), Event.RungAgain.Reason.LEFT_ALONE, incident.cameBefore()));
    }

    private static Optional<NextWave> unanswered(Incident incident) {
        return incident.attemptsInCycle().stream()
                .map(attempt -> attempt.overAt(incident.policy()))
                .max(Instant::compareTo)
                .map(over -> new NextWave(
                        over.plus(incident.policy().againAfter(incident.waves())),
                        Event.RungAgain.Reason.UNANSWERED,
                        List.of()));
    }

    /** The claim to start it. */
    Event.RungAgain claim(Incident incident, Instant now) {
        return new Event.RungAgain(Plan.afterAllAlerts(incident, now), incident.cycle() + 1, reason, first);
    }
}
