package dev.alertroom.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.alertroom.incident.Attempt;
import dev.alertroom.incident.Event;
import dev.alertroom.incident.EventType;
import dev.alertroom.incident.Incident;
import dev.alertroom.incident.NextLook;
import dev.alertroom.incident.People;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * An incident as people look at it.
 *
 * @param next when it is looked at next if nothing is heard until then; left out if nothing is to come
 */
record IncidentView(
        String id,
        String team,
        String room,
        String status,
        Instant openedAt,
        List<AlertView> alerts,
        List<CallView> calls,
        List<String> present,
        @JsonInclude(JsonInclude.Include.NON_NULL) Next next,
        List<Entry> timeline) {

    /** @param numbers how a phone number is shown */
    static IncidentView of(Incident incident, Instant now, UnaryOperator<String> numbers) {
        var people = People.of(incident, numbers);
        return new IncidentView(
                incident.id(),
                incident.team(),
                incident.room(),
                incident.status(now).text(),
                incident.openedAt(),
                incident.alerts().stream()
                        .map(alert -> AlertView.of(alert, incident, now))
                        .toList(),
                incident.attempts().stream()
                        .map(attempt -> CallView.of(attempt, people))
                        .toList(),
                incident.present(now).stream()
                        .map(entered -> people.named(entered.responder()))
                        .toList(),
                NextLook.of(incident, now).map(Next::of).orElse(null),
                incident.timeline().stream()
                        .map(event -> Entry.of(event, people))
                        .toList());
    }

    /** @param why what it is looked at for: {@code calls}, {@code room}, {@code unanswered}, {@code left-alone}, {@code muted} */
    record Next(Instant at, String why) {
        static Next of(NextLook next) {
            return new Next(next.at(), next.reason().text());
        }
    }

    /**
     * An alert.
     *
     * @param key as a mute may name it
     * @param mutedUntil when a mute of it ends; left out if none lasts
     * @param links where there is more about it; left out if nowhere
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AlertView(
            Instant at,
            String key,
            String message,
            String language,
            boolean active,
            Instant mutedUntil,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> links) {
        static AlertView of(Event.Alerted alert, Incident incident, Instant now) {
            return new AlertView(
                    alert.at(),
                    alert.key(),
                    alert.message(),
                    alert.language(),
                    incident.activeAlerts().contains(alert),
                    incident.mutedUntil(alert, now).orElse(null),
                    alert.links());
        }
    }

    /**
     * One attempt to reach somebody.
     *
     * @param outcome how it ended: {@code joined}, {@code declined}, {@code refused}, {@code no-key} (picked up, by a
     *     voicemail perhaps), or Twilio's call status; {@code calling} as long as it lasts
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CallView(
            String responder, String to, int attempt, Instant at, String sid, String outcome, RefusalView refusal) {
        static CallView of(Attempt attempt, People people) {
            return new CallView(
                    people.named(attempt.key().responder()),
                    attempt.number().map(people.numbers()).orElse(null),
                    attempt.key().attempt(),
                    attempt.since(),
                    attempt.sids().stream().sorted().findFirst().orElse(null),
                    attempt.progress(),
                    attempt.refusal()
                            .map(refusal -> RefusalView.of(refusal, attempt, people))
                            .orElse(null));
        }
    }

    record RefusalView(int code, String message) {
        /** Twilio's message may name the number. */
        static RefusalView of(Event.CallRefused refused, Attempt attempt, People people) {
            var message = attempt.number()
                    .map(number ->
                            refused.message().replace(number, people.numbers().apply(number)))
                    .orElse(refused.message());
            return new RefusalView(refused.code(), message);
        }
    }

    /**
     * One thing that happened.
     *
     * @param event in kebab case, such as {@code call-placed}
     * @param who whom it is about, or who did it; left out if nobody
     * @param by who wanted it; left out if nobody did
     * @param text what was typed for the room; left out of all else
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(Instant at, String event, String who, String by, String text) {
        static Entry of(Event event, People people) {
            return new Entry(
                    event.at(),
                    EventType.of(event).text(),
                    people.who(event).orElse(null),
                    People.by(event).orElse(null),
                    event instanceof Event.MessageTyped typed ? typed.text() : null);
        }
    }
}
