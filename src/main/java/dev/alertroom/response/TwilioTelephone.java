package dev.alertroom.response;

import dev.alertroom.incident.Action;
import dev.alertroom.incident.CallContext;
import dev.alertroom.incident.CallbackAddresses;
import dev.alertroom.incident.Event;
import dev.alertroom.incident.Policy;
import dev.alertroom.roster.PhoneNumbers;
import dev.alertroom.twilio.Call;
import dev.alertroom.twilio.CallProgressEvent;
import dev.alertroom.twilio.CallRequest;
import dev.alertroom.twilio.TwilioCalls;
import dev.alertroom.twilio.TwilioException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/** Does what a plan asks for: rings, cancels, speaks into the room. Nothing here fails; what went wrong is told. */
@ApplicationScoped
public class TwilioTelephone {

    private static final Logger LOG = Logger.getLogger(TwilioTelephone.class);

    /** Twilio calls its codes' absence nothing; we call it 0. */
    private static final int NO_CODE = 0;

    private final TwilioCalls twilio;
    private final Clock clock;

    TwilioTelephone(TwilioCalls twilio, Clock clock) {
        this.twilio = twilio;
        this.clock = clock;
    }

    /** What came of asking Twilio for a call. */
    record Placed(Event event, AlertOutcome.Placement placement) {
        boolean retryable() {
            return placement.refusal().map(AlertOutcome.Refusal::retryable).orElse(false);
        }
    }

    Uni<Placed> ring(Action.Call call, CallContext ring, Policy policy, CallbackAddresses.Addresses addresses) {
        var number = call.claim().number();
        var request = new CallRequest(
                number,
                addresses.answer(ring, policy.screening()),
                addresses.status(ring),
                Set.of(CallProgressEvent.COMPLETED),
                policy.ring());
        labelled(
                call,
                () -> LOG.infof(
                        "incident %s: calling %s, attempt %d",
                        ring.incident(), PhoneNumbers.masked(number), call.key().attempt()));
        return twilio.place(request)
                .map(placed -> taken(call, placed))
                .onFailure()
                .recoverWithItem(failure -> refused(call, ring, failure));
    }

    private Placed taken(Action.Call call, Call placed) {
        return new Placed(
                new Event.CallPlaced(clock.instant(), call.key(), placed.sid()),
                new AlertOutcome.Placement(
                        call.claim().number(),
                        Optional.of(placed.sid()),
                        Optional.of(placed.status().text()),
                        Optional.empty()));
    }

    private Placed refused(Action.Call call, CallContext ring, Throwable failure) {
        var refusal = refusal(failure);
        labelled(
                call,
                () -> LOG.warnf(
                        "incident %s: Twilio did not take the call to %s, code %d",
                        ring.incident(), PhoneNumbers.masked(call.claim().number()), refusal.code()));
        return new Placed(
                new Event.CallRefused(
                        clock.instant(), call.key(), refusal.code(), refusal.message(), !refusal.retryable()),
                new AlertOutcome.Placement(
                        call.claim().number(), Optional.empty(), Optional.empty(), Optional.of(refusal)));
    }

    /** Calls are placed at once, so the label of one must not stay on the lines of the others. */
    private static void labelled(Action.Call call, Runnable line) {
        MDC.put("responder", call.key().responder());
        line.run();
        MDC.remove("responder");
    }

    private static AlertOutcome.Refusal refusal(Throwable failure) {
        return failure instanceof TwilioException answer
                ? new AlertOutcome.Refusal(answer.code().orElse(NO_CODE), answer.getMessage(), answer.retryable())
                : new AlertOutcome.Refusal(NO_CODE, "Twilio could not be reached", true);
    }

    Uni<Void> cancel(String sid) {
        return quietly(
                twilio.cancel(sid)
                        .replaceWithVoid()
                        // It has just ended by itself, or somebody else has cancelled it.
                        .onFailure(TwilioException.class)
                        .recoverWithNull(),
                "cancel call " + sid);
    }

    Uni<Void> announce(Action.Announce action, String language, CallbackAddresses.Addresses addresses) {
        var url = addresses.announcement(action.announcement(), language);
        return quietly(twilio.announce(action.conference(), url).replaceWithVoid(), "announce");
    }

    private static Uni<Void> quietly(Uni<Void> request, String what) {
        return request.onFailure()
                .invoke(failure ->
                        LOG.warnf("could not %s: %s", what, failure.getClass().getSimpleName()))
                .onFailure()
                .recoverWithNull();
    }
}
