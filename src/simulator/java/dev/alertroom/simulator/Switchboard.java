package dev.alertroom.simulator;

import dev.alertroom.simulator.OngoingCall.Direction;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Connects phones: a call from its order to its end. Used on the {@link Exchange} only. */
final class Switchboard {

    private static final Duration QUEUED = Duration.ofMillis(100);
    private static final Duration SET_UP = Duration.ofMillis(400);
    private static final Duration REACTION = Duration.ofSeconds(1);
    private static final Duration VOICEMAIL_PICKS_UP = Duration.ofSeconds(3);
    private static final Duration VOICEMAIL_LIMIT = Duration.ofMinutes(3);

    private static final int SIP_OK = 200;
    private static final int SIP_NOT_FOUND = 404;
    private static final int SIP_BUSY = 486;
    private static final int SIP_CANCELLED = 487;

    private final SimulatorSettings settings;
    private final Exchange exchange;
    private final Documents documents;
    private final Conferences conferences;
    private final StatusCallbacks callbacks;
    private final Faults faults;
    private final Map<String, PhoneLine> lines = new LinkedHashMap<>();
    private final Map<String, OngoingCall> calls = new LinkedHashMap<>();
    private Optional<Instant> nextDial = Optional.empty();

    Switchboard(
            SimulatorSettings settings,
            Exchange exchange,
            Documents documents,
            Conferences conferences,
            StatusCallbacks callbacks,
            Faults faults) {
        this.settings = settings;
        this.exchange = exchange;
        this.documents = documents;
        this.conferences = conferences;
        this.callbacks = callbacks;
        this.faults = faults;
    }

    PhoneLine line(String number) {
        return lines.computeIfAbsent(number, PhoneLine::new);
    }

    Collection<PhoneLine> lines() {
        return List.copyOf(lines.values());
    }

    void forget(String number) {
        Optional.ofNullable(lines.remove(number))
                .flatMap(PhoneLine::current)
                .ifPresent(call -> hangUp(call, "hung up"));
    }

    Optional<OngoingCall> find(String sid) {
        return Optional.ofNullable(calls.get(sid));
    }

    Collection<OngoingCall> calls() {
        return List.copyOf(calls.values());
    }

    void clear() {
        calls().forEach(OngoingCall::stopWaiting);
        calls.clear();
        lines.clear();
        nextDial = Optional.empty();
    }

    OngoingCall place(CallOrder order) {
        OngoingCall call = new OngoingCall(exchange, Direction.OUTBOUND, CallState.QUEUED, order);
        calls.put(call.sid(), call);
        line(order.to()).add(call);
        call.await(exchange.after(QUEUED.plus(turn()), () -> dial(call)));
        return call;
    }

    /** @throws IllegalStateException if the phone is in use or our number has no voice URL */
    void dialIn(PhoneLine line, Instructions voice) {
        if (line.isBusy()) {
            throw new IllegalStateException(line.number() + " is in a call");
        }
        CallOrder order =
                new CallOrder(settings.from(), line.number(), voice, Optional.empty(), Optional.empty(), Set.of(), 60);
        OngoingCall call = new OngoingCall(exchange, Direction.INBOUND, CallState.RINGING, order);
        calls.put(call.sid(), call);
        line.add(call);
        line.seize(call);
        startScript(call);
    }

    void answer(OngoingCall call) {
        call.stopWaiting();
        pickUp(call);
        startScript(call);
    }

    void decline(OngoingCall call) {
        call.outcome("declined");
        end(call, CallState.BUSY, "declined", SIP_BUSY);
    }

    void takeByVoicemail(OngoingCall call) {
        call.outcome("voicemail");
        answer(call);
        call.await(exchange.after(VOICEMAIL_LIMIT, () -> hangUp(call, "voicemail is full")));
    }

    void press(OngoingCall call, String keys) {
        for (char key : keys.toCharArray()) {
            call.note(TranscriptEntry.Kind.KEY, String.valueOf(key));
            call.script().ifPresent(script -> script.press(key));
        }
    }

    /** Ends a call from either side, whatever state it is in; one that has ended stays as it is. */
    void hangUp(OngoingCall call, String how) {
        switch (call.status()) {
            case QUEUED -> takeBack(call, how);
            case INITIATED -> end(call, CallState.CANCELED, how, SIP_CANCELLED);
            case RINGING -> {
                boolean byCaller = call.direction() == Direction.INBOUND;
                end(call, byCaller ? CallState.NO_ANSWER : CallState.CANCELED, how, SIP_CANCELLED);
            }
            default -> end(call, CallState.COMPLETED, how, SIP_OK);
        }
    }

    void redirect(OngoingCall call, Instructions instructions) {
        call.script().ifPresent(script -> script.run(instructions));
    }

    /** New accounts start one call a second; the rest wait their turn. */
    private Duration turn() {
        double limit = faults.callsPerSecond();
        if (limit <= 0) {
            return Duration.ZERO;
        }
        Instant now = exchange.now();
        Instant start = nextDial.filter(now::isBefore).orElse(now);
        nextDial = Optional.of(start.plusMillis(Math.round(1000 / limit / exchange.speed())));
        return exchange.simulatedBetween(now, start);
    }

    private void dial(OngoingCall call) {
        call.status(CallState.INITIATED);
        callbacks.initiated(call);
        call.await(exchange.after(SET_UP, () -> ring(call)));
    }

    private void ring(OngoingCall call) {
        PhoneLine line = line(call.to());
        if (line.behaviour() == Behaviour.UNREACHABLE || faults.failsTo(call.to())) {
            end(call, CallState.FAILED, "not in service", SIP_NOT_FOUND);
            return;
        }
        if (line.isBusy()) {
            end(call, CallState.BUSY, "in another call", SIP_BUSY);
            return;
        }
        line.seize(call);
        call.status(CallState.RINGING);
        callbacks.ringing(call);
        Duration patience = Duration.ofSeconds(call.order().ringSeconds());
        call.await(exchange.after(patience, () -> end(call, CallState.NO_ANSWER, "nobody answered", SIP_CANCELLED)));
        react(line, call);
    }

    private void react(PhoneLine line, OngoingCall call) {
        switch (line.behaviour()) {
            case ANSWER, ANSWER_AND_PRESS_1 -> whileRinging(REACTION, call, () -> answer(call));
            case DECLINE -> whileRinging(REACTION, call, () -> decline(call));
            case VOICEMAIL -> whileRinging(VOICEMAIL_PICKS_UP, call, () -> takeByVoicemail(call));
            case MANUAL, IGNORE, UNREACHABLE -> {
                // rings on
            }
        }
    }

    private void whileRinging(Duration delay, OngoingCall call, Runnable reaction) {
        exchange.after(delay, () -> {
            if (call.status() == CallState.RINGING) {
                reaction.run();
            }
        });
    }

    private void pickUp(OngoingCall call) {
        call.status(CallState.IN_PROGRESS);
        callbacks.answered(call);
    }

    private void startScript(OngoingCall call) {
        CallScript script =
                new CallScript(exchange, documents, conferences, settings.accountSid(), call, new Control(call));
        call.script(script);
        script.run(call.order().instructions());
    }

    /**
     * Nothing is told of it: call progress begins with the event {@code initiated}, when a call leaves the queue
     * (https://www.twilio.com/docs/voice/api/call-resource, StatusCallbackEvent). Twilio says of a queued call only that a
     * request takes it out (https://help.twilio.com/articles/42388541794075); whether {@code completed} follows it does not
     * say, so whoever waits for it may wait for ever.
     */
    private void takeBack(OngoingCall call, String how) {
        call.stopWaiting();
        call.status(CallState.CANCELED);
        call.note(TranscriptEntry.Kind.HANGUP, how);
    }

    private void end(OngoingCall call, CallState status, String how, int sipCode) {
        if (call.status().isTerminal()) {
            return;
        }
        call.stopWaiting();
        call.status(status);
        call.script().ifPresent(CallScript::hungUp);
        call.note(TranscriptEntry.Kind.HANGUP, how);
        Optional.ofNullable(lines.get(call.phoneNumber())).ifPresent(line -> line.release(call));
        callbacks.ended(call, sipCode);
    }

    private final class Control implements CallControl {
        private final OngoingCall call;

        Control(OngoingCall call) {
            this.call = call;
        }

        @Override
        public void pickUp() {
            Switchboard.this.pickUp(call);
        }

        @Override
        public void hangUp(String how) {
            Switchboard.this.hangUp(call, how);
        }

        @Override
        public void reject(boolean busy) {
            end(call, busy ? CallState.BUSY : CallState.NO_ANSWER, "rejected", SIP_BUSY);
        }

        @Override
        public void keysAwaited() {
            if (line(call.phoneNumber()).behaviour() == Behaviour.ANSWER_AND_PRESS_1) {
                exchange.after(REACTION, () -> {
                    if (call.keysWanted().isPresent()) {
                        press(call, "1");
                    }
                });
            }
        }
    }
}
