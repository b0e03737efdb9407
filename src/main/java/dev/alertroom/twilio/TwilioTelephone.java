package dev.alertroom.twilio;

import dev.alertroom.incident.Announcement;
import dev.alertroom.incident.CallContext;
import dev.alertroom.incident.CallReport;
import dev.alertroom.incident.CallbackAddresses;
import dev.alertroom.incident.MaskedNumber;
import dev.alertroom.incident.Outcome;
import dev.alertroom.incident.Placement;
import dev.alertroom.incident.Policy;
import dev.alertroom.incident.RoomParticipant;
import dev.alertroom.incident.RoomReport;
import dev.alertroom.incident.Said;
import dev.alertroom.incident.Telephone;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/** The telephone by Twilio's REST API. */
@ApplicationScoped
class TwilioTelephone implements Telephone {

    private static final Logger LOG = Logger.getLogger(TwilioTelephone.class);
    private static final int NO_CODE = 0;
    private static final int NOT_IN_PROGRESS = 21220;

    private final TwilioCalls calls;
    private final TwilioRouteSettings route;

    TwilioTelephone(TwilioCalls calls, TwilioRouteSettings route) {
        this.calls = calls;
        this.route = route;
    }

    @Override
    public Telephone within(Duration patience) {
        return new TwilioTelephone(calls.within(patience), route);
    }

    @Override
    public Uni<Placement> ring(CallContext call, String number, Policy policy, CallbackAddresses addresses) {
        labelled(
                call,
                () -> LOG.infof(
                        "incident %s: calling %s, attempt %d",
                        call.incident(), MaskedNumber.of(number), call.call().attempt()));
        return calls.place(new CallRequest(
                        number,
                        addresses.answer(call, policy.screening()),
                        route.fallbackUrl(),
                        addresses.status(call),
                        Set.of(CallProgressEvent.COMPLETED),
                        policy.ring()))
                .map(placed ->
                        Placement.taken(number, placed.sid(), placed.status().text()))
                .onFailure()
                .recoverWithItem(failure -> refused(call, number, failure));
    }

    private static Placement refused(CallContext call, String number, Throwable failure) {
        var refusal = refusal(failure);
        labelled(
                call,
                () -> LOG.warnf(
                        "incident %s: Twilio did not take the call to %s, code %d%s",
                        call.incident(), MaskedNumber.of(number), refusal.code(), mend(refusal)));
        return Placement.refused(number, refusal);
    }

    private static String mend(Placement.Refusal refusal) {
        return AccountRefusal.of(refusal.code())
                .map(account -> ": " + account.mend())
                .orElse("");
    }

    static Placement.Refusal refusal(Throwable failure) {
        return failure instanceof TwilioException answer
                ? refusal(answer, answer.code().orElse(NO_CODE))
                : new Placement.Refusal(NO_CODE, "Twilio could not be reached", true, false);
    }

    private static Placement.Refusal refusal(TwilioException answer, int code) {
        return AccountRefusal.of(code)
                .map(account -> new Placement.Refusal(
                        code, answer.getMessage() + " (" + account.mend() + ")", answer.retryable(), false))
                .orElseGet(() ->
                        new Placement.Refusal(code, answer.getMessage(), answer.retryable(), !answer.retryable()));
    }

    /** Calls are placed at once, so the label of one must not stay on the lines of the others. */
    private static void labelled(CallContext call, Runnable line) {
        MDC.put("responder", call.call().responder());
        line.run();
        MDC.remove("responder");
    }

    @Override
    public Uni<Boolean> cancel(String sid) {
        return logged(
                calls.cancel(sid)
                        .map(call -> isStopped(call.status()))
                        // It has just ended by itself, or somebody else has cancelled it.
                        .onFailure(TwilioException.class)
                        .recoverWithItem(false),
                "cancel call " + sid);
    }

    /**
     * What has not been answered is stopped, whatever Twilio still says of it: {@code canceled} "will attempt to hang up calls that
     * are queued or ringing but not affect calls already in progress"
     * (https://www.twilio.com/docs/voice/api/call-resource#update-a-call-resource). Its answer is recorded as the end of the call,
     * because Twilio promises no callback for one that never left its queue; one that comes all the same is the same event.
     */
    private static boolean isStopped(CallStatus status) {
        return switch (status) {
            case QUEUED, INITIATED, RINGING, CANCELED -> true;
            case IN_PROGRESS, COMPLETED, BUSY, NO_ANSWER, FAILED, UNKNOWN -> false;
        };
    }

    @Override
    public Uni<Said> announce(
            String conference, Announcement announcement, String language, CallbackAddresses addresses) {
        var url = addresses.announcement(announcement, language);
        return said(calls.announce(conference, url), "announce");
    }

    @Override
    public Uni<Said> tell(
            RoomParticipant waiting, Announcement announcement, String language, CallbackAddresses addresses) {
        var url = addresses.news(waiting, announcement, language);
        return said(calls.send(waiting.sid(), url), "speak to call " + waiting.sid());
    }

    @Override
    public Uni<Boolean> mute(String conference, String sid, boolean muted) {
        return logged(calls.mute(conference, sid, muted).replaceWith(true), "mute call " + sid);
    }

    @Override
    public Uni<Boolean> hangUp(String sid) {
        return logged(calls.hangUp(sid).replaceWith(true), "end call " + sid);
    }

    private static Uni<Said> said(Uni<?> request, String what) {
        return request.replaceWith(Said.SAID)
                .onFailure(TwilioTelephone::isOver)
                .recoverWithItem(Said.NOBODY_THERE)
                .onFailure()
                .invoke(failure ->
                        LOG.warnf("could not %s: %s", what, failure.getClass().getSimpleName()))
                .onFailure()
                .recoverWithItem(Said.NOT_SAID);
    }

    /** @see <a href="https://www.twilio.com/docs/api/errors/21220">21220: a call that is not in progress</a> */
    private static boolean isOver(Throwable failure) {
        return isNotFound(failure)
                || failure instanceof TwilioException answer && answer.code().orElse(NO_CODE) == NOT_IN_PROGRESS;
    }

    /** False where it failed. */
    private static Uni<Boolean> logged(Uni<Boolean> request, String what) {
        return request.onFailure()
                .invoke(failure ->
                        LOG.warnf("could not %s: %s", what, failure.getClass().getSimpleName()))
                .onFailure()
                .recoverWithItem(false);
    }

    @Override
    public Uni<CallReport> look(String sid) {
        return calls.call(sid)
                .map(call -> report(call.status()))
                .onFailure(TwilioTelephone::isNotFound)
                .recoverWithItem(CallReport.ended(Outcome.FAILED))
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.warnf(
                            "could not ask Twilio for call %s: %s",
                            sid, failure.getClass().getSimpleName());
                    return CallReport.UNKNOWN;
                });
    }

    private static CallReport report(CallStatus status) {
        return switch (status) {
            case QUEUED, INITIATED, RINGING -> CallReport.UNDER_WAY;
            case IN_PROGRESS -> CallReport.ANSWERED;
            case COMPLETED -> CallReport.ended(Outcome.COMPLETED);
            case BUSY -> CallReport.ended(Outcome.BUSY);
            case NO_ANSWER -> CallReport.ended(Outcome.NO_ANSWER);
            case FAILED -> CallReport.ended(Outcome.FAILED);
            case CANCELED -> CallReport.ended(Outcome.CANCELED);
            case UNKNOWN -> CallReport.UNKNOWN;
        };
    }

    @Override
    public Uni<RoomReport> lookIntoRoom(String conference) {
        return calls.participants(conference)
                .map(participants -> RoomReport.of(
                        participants.stream().map(Participant::callSid).collect(Collectors.toSet())))
                .onFailure(TwilioTelephone::isNotFound)
                .recoverWithItem(RoomReport.EMPTY)
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.warnf(
                            "could not ask Twilio for conference %s: %s",
                            conference, failure.getClass().getSimpleName());
                    return RoomReport.UNKNOWN;
                });
    }

    private static boolean isNotFound(Throwable failure) {
        return failure instanceof TwilioException answer && answer.status() == 404;
    }
}
