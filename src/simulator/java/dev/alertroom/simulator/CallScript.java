package dev.alertroom.simulator;

import dev.alertroom.simulator.DigitGathering.Keys;
import dev.alertroom.simulator.twiml.Target;
import dev.alertroom.simulator.twiml.TwimlException;
import dev.alertroom.simulator.twiml.TwimlParser;
import dev.alertroom.simulator.twiml.Verb;
import dev.alertroom.simulator.twiml.Verb.Audible;
import dev.alertroom.simulator.twiml.Verb.Dial;
import dev.alertroom.simulator.twiml.Verb.Gather;
import dev.alertroom.simulator.twiml.Verb.Hangup;
import dev.alertroom.simulator.twiml.Verb.Redirect;
import dev.alertroom.simulator.twiml.Verb.Reject;
import dev.alertroom.simulator.twiml.Verb.Say;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Carries out TwiML on one call: verb after verb, document after document, until there is nothing left to do.
 * What can't be carried out ends the call as with Twilio, with an error that can be seen and heard.
 */
final class CallScript {

    private static final String APOLOGY = "An application error has occurred. Goodbye.";
    private static final int MAX_DOCUMENTS_IN_A_ROW = 20;

    private final Exchange exchange;
    private final Documents documents;
    private final Conferences conferences;
    private final String accountSid;
    private final OngoingCall call;
    private final CallControl control;

    private String documentUrl = "";
    private Iterator<Verb> verbs = Collections.emptyIterator();
    private Optional<Playback> playback = Optional.empty();
    private Optional<DigitGathering> gathering = Optional.empty();
    private boolean leavesOnStar;

    /** Documents since something last took time; a menu that says something may go round for ever. */
    private int documentsInARow;

    /** Counts what is being waited for: an answer to an earlier request comes too late. */
    private int request;

    CallScript(
            Exchange exchange,
            Documents documents,
            Conferences conferences,
            String accountSid,
            OngoingCall call,
            CallControl control) {
        this.exchange = exchange;
        this.documents = documents;
        this.conferences = conferences;
        this.accountSid = accountSid;
        this.call = call;
        this.control = control;
    }

    /** Starts, or drops what is under way and starts with something else. */
    void run(Instructions instructions) {
        stop("participant_updated_via_api");
        if (instructions instanceof Instructions.From from) {
            fetch(from.target(), Form.EMPTY);
        } else if (instructions instanceof Instructions.Inline inline) {
            runInline(inline.twiml());
        }
    }

    void press(char key) {
        if (gathering.isPresent()) {
            gathering.get().press(key);
        } else if (key == '*' && leavesOnStar) {
            call.participant().ifPresent(participant -> {
                conferences.leave(participant, "participant_left_via_star");
                participant.dialEnded();
            });
        }
    }

    /** The call has ended. */
    void hungUp() {
        stop("participant_hung_up");
    }

    private void stop(String reasonToLeave) {
        request++;
        playback.ifPresent(Playback::stop);
        playback = Optional.empty();
        gathering.ifPresent(DigitGathering::stop);
        gathering = Optional.empty();
        call.participant().ifPresent(participant -> conferences.leave(participant, reasonToLeave));
    }

    private void runInline(String twiml) {
        try {
            perform(TwimlParser.parse(twiml));
        } catch (TwimlException e) {
            fail(e);
        }
    }

    private void fetch(Target target, Form details) {
        if (++documentsInARow > MAX_DOCUMENTS_IN_A_ROW) {
            fail(new TwimlException(TwimlException.NOT_TWIML, "the documents send the call in a circle"));
            return;
        }
        Target absolute;
        try {
            absolute = documentUrl.isEmpty() ? target : target.against(documentUrl);
        } catch (IllegalArgumentException e) {
            fail(Documents.invalidUrl(target.url()));
            return;
        }
        int mine = ++request;
        Form parameters = CallParameters.standard(accountSid, call).with(details);
        exchange.when(documents.fetch(absolute, parameters), (document, failure) -> {
            if (mine != request) {
                return;
            }
            if (failure != null) {
                fallBack(absolute, Documents.asTwimlError(failure));
                return;
            }
            documentUrl = absolute.url();
            perform(document);
        });
    }

    /** FallbackUrl of https://www.twilio.com/docs/voice/api/call-resource; where it fails, too, the call ends. */
    private void fallBack(Target failed, TwimlException error) {
        Optional<Target> fallback = call.order().fallback().filter(target -> !target.equals(failed));
        if (fallback.isEmpty()) {
            fail(error);
            return;
        }
        call.error(new CallFault(error.code(), error.getMessage()));
        fetch(fallback.get(), Form.EMPTY.with("ErrorCode", error.code()).with("ErrorUrl", failed.url()));
    }

    private void perform(List<Verb> document) {
        if (call.status() == CallState.RINGING) {
            if (!document.isEmpty() && document.get(0) instanceof Reject reject) {
                control.reject(reject.busy());
                return;
            }
            control.pickUp();
        }
        verbs = document.iterator();
        next();
    }

    private void next() {
        if (!verbs.hasNext()) {
            control.hangUp("the script ended");
            return;
        }
        Verb verb = verbs.next();
        if (verb instanceof Audible audible) {
            documentsInARow = 0;
            playback = Optional.of(Playback.start(exchange, call, List.of(audible), this::next));
        } else if (verb instanceof Gather gather) {
            gather(gather);
        } else if (verb instanceof Redirect redirect) {
            fetch(redirect.target(), Form.EMPTY);
        } else if (verb instanceof Dial dial) {
            dial(dial);
        } else if (verb instanceof Hangup) {
            control.hangUp("the script hung up");
        } else if (verb instanceof Reject) {
            // Twilio rejects only a call that it hasn't answered; later on the verb does nothing but end the call.
            control.hangUp("the script rejected an answered call");
        }
    }

    private void gather(Gather gather) {
        documentsInARow = 0;
        gathering = Optional.of(new DigitGathering(exchange, call, gather, keys -> gathered(gather, keys)));
        control.keysAwaited();
    }

    private void gathered(Gather gather, Keys keys) {
        gathering = Optional.empty();
        if (keys.digits().isEmpty() && !gather.actionOnEmptyResult()) {
            next();
            return;
        }
        fetch(
                gather.action(),
                Form.EMPTY
                        .with("Digits", keys.digits())
                        .with("FinishedOnKey", keys.finishedOn())
                        .with("msg", "Gather End"));
    }

    private void dial(Dial dial) {
        documentsInARow = 0;
        leavesOnStar = dial.hangUpOnStar();
        try {
            boolean joined = conferences.join(call, dial.conference(), documentUrl, () -> dialEnded(dial, "answered"));
            if (!joined) {
                dialEnded(dial, "failed");
            }
        } catch (TwimlException e) {
            call.error(new CallFault(e.code(), e.getMessage()));
            dialEnded(dial, "failed");
        } catch (IllegalArgumentException e) {
            fail(Documents.invalidUrl(e.getMessage()));
        }
    }

    private void dialEnded(Dial dial, String dialStatus) {
        leavesOnStar = false;
        dial.action()
                .ifPresentOrElse(
                        action -> fetch(
                                action,
                                Form.EMPTY.with("DialCallStatus", dialStatus).with("DialBridged", "true")),
                        this::next);
    }

    private void fail(TwimlException error) {
        stop("participant_updated_via_api");
        call.error(new CallFault(error.code(), error.getMessage()));
        if (call.status() == CallState.RINGING) {
            control.pickUp();
        }
        Say apology = new Say(APOLOGY, "en-US", "", 1);
        playback = Optional.of(
                Playback.start(exchange, call, List.of(apology), () -> control.hangUp("application error")));
    }
}
