package dev.alertroom.alert;

import dev.alertroom.alert.source.Alert;
import dev.alertroom.incident.Placement;
import dev.alertroom.problem.Problem;
import dev.alertroom.problem.Problem.Fault;
import dev.alertroom.problem.ProblemException;
import dev.alertroom.response.AlertBatch;
import dev.alertroom.response.AlertHandling;
import dev.alertroom.response.AlertOutcome;
import dev.alertroom.response.CallBudgetException;
import dev.alertroom.response.Heartbeats;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Hands alerts to the incident, and answers the monitor what became of them. */
@ApplicationScoped
class AlertIntake {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private final AlertHandling handling;
    private final Heartbeats heartbeats;

    AlertIntake(AlertHandling handling, Heartbeats heartbeats) {
        this.handling = handling;
        this.heartbeats = heartbeats;
    }

    /** Takes alerts that came together; resolved ones first, because the others may open the next incident. */
    Uni<Response> take(List<SpokenAlert> alerts, Recipients recipients) {
        return take(alerts, recipients, List.of());
    }

    /** @param warnings for the monitor, beside the answer */
    Uni<Response> take(List<SpokenAlert> alerts, Recipients recipients, List<String> warnings) {
        var firing = in(Alert.State.FIRING, alerts);
        var cleared = in(Alert.State.CLEARED, alerts);
        return beat(alerts, recipients)
                .chain(beaten -> clear(cleared, recipients, ifNothing(alerts, beaten)))
                .chain(answer -> firing.isEmpty()
                        ? Uni.createFrom().item(Response.ok(answer).build())
                        : handling.raise(batch(firing, recipients))
                                .map(outcome -> answer(outcome, recipients, warnings))
                                .onFailure(CallBudgetException.class)
                                .transform(AlertIntake::overBudget));
    }

    private Uni<Boolean> beat(List<SpokenAlert> alerts, Recipients recipients) {
        return in(Alert.State.BEAT, alerts).isEmpty()
                ? Uni.createFrom().item(false)
                : heartbeats.beatByWatchdog(recipients.teamOrDefault());
    }

    /** What is answered where nothing fires, and nothing that fired has been resolved. */
    private static ClearedAnswer ifNothing(List<SpokenAlert> alerts, boolean beaten) {
        if (beaten) {
            return ClearedAnswer.BEAT;
        }
        boolean noAlert = alerts.stream()
                .anyMatch(alert -> alert.state() == Alert.State.NO_ALERT || alert.state() == Alert.State.BEAT);
        return noAlert ? ClearedAnswer.NO_ALERT : ClearedAnswer.NOTHING;
    }

    private static ProblemException overBudget(Throwable failure) {
        var exceeded = (CallBudgetException) failure;
        return new ProblemException(
                new Problem(
                        "Too many calls",
                        429,
                        exceeded.getMessage()
                                + ", so nobody was called. Numbers of the roster always are: name a team."),
                Optional.of(exceeded.retryAfter()));
    }

    private static List<SpokenAlert> in(Alert.State state, List<SpokenAlert> alerts) {
        return alerts.stream().filter(alert -> alert.state() == state).toList();
    }

    private Uni<ClearedAnswer> clear(List<SpokenAlert> alerts, Recipients recipients, ClearedAnswer ifNothing) {
        var keys = alerts.stream().map(SpokenAlert::key).toList();
        return keys.isEmpty()
                ? Uni.createFrom().item(ifNothing)
                : handling.clear(recipients.teamOrDefault(), keys).map(ClearedAnswer::of);
    }

    private static AlertBatch batch(List<SpokenAlert> alerts, Recipients recipients) {
        return new AlertBatch(
                recipients.team(),
                recipients.numbers(),
                alerts.stream()
                        .map(alert -> new AlertBatch.FiringAlert(alert.key(), alert.message(), alert.links()))
                        .toList(),
                recipients.language());
    }

    private static Response answer(AlertOutcome outcome, Recipients recipients, List<String> warnings) {
        if (outcome.calls().isEmpty()) {
            return Response.ok(AlertAnswer.of(outcome, recipients::shown, warnings))
                    .build();
        }
        if (outcome.calls().stream().anyMatch(call -> call.sid().isPresent())) {
            return Response.accepted(AlertAnswer.of(outcome, recipients::shown, warnings))
                    .build();
        }
        throw noCallTaken(outcome, recipients);
    }

    private static ProblemException noCallTaken(AlertOutcome outcome, Recipients recipients) {
        var faults =
                outcome.calls().stream().map(call -> fault(call, recipients)).toList();
        boolean retryable = outcome.calls().stream()
                .flatMap(call -> call.refusal().stream())
                .anyMatch(Placement.Refusal::retryable);
        return retryable
                ? new ProblemException(
                        new Problem(
                                "Twilio could not be reached",
                                503,
                                "No call was taken. Send the alert again: it is rung for as soon as Twilio answers.",
                                faults),
                        Optional.of(RETRY_AFTER))
                : new ProblemException(new Problem(
                        "Twilio refused every call", 502, "No phone rings. What Twilio says of each number:", faults));
    }

    private static Fault fault(Placement call, Recipients recipients) {
        var refusal = call.refusal().orElseThrow();
        return new Fault(
                recipients.shown(call.to()),
                refusal.code() == 0 ? null : refusal.code(),
                refusal.message().replace(call.to(), recipients.shown(call.to())));
    }
}
