package dev.alertroom.simulator;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Somebody's phone. Its methods do what a person with a phone does, at once, and throw {@link IllegalStateException} if
 * the phone isn't in a state to do so. A handle by number: it stays good when the simulator is reset. Safe to use from
 * any thread.
 */
public final class Phone {

    private final String number;
    private final Exchange exchange;
    private final Switchboard switchboard;
    private final Runnable dialIn;

    Phone(String number, Exchange exchange, Switchboard switchboard, Runnable dialIn) {
        this.number = number;
        this.exchange = exchange;
        this.switchboard = switchboard;
        this.dialIn = dialIn;
    }

    /** {@return the number, E.164} */
    public String number() {
        return number;
    }

    /** {@return whether it rings} */
    public boolean ringing() {
        return exchange.read(() -> line().current().filter(Phone::ringsHere).isPresent());
    }

    /** {@return whether someone is on it and connected} */
    public boolean inCall() {
        return status().filter(CallState.IN_PROGRESS::equals).isPresent();
    }

    /** {@return the state of the call that rings or is in progress} */
    public Optional<CallState> status() {
        return exchange.read(() -> line().current().map(OngoingCall::status));
    }

    /** Picks up. */
    public void answer() {
        ringing("answer", switchboard::answer);
    }

    /** Rejects the call; the caller hears that the line is busy. */
    public void decline() {
        ringing("decline", switchboard::decline);
    }

    /** Voicemail takes the call: it listens to whatever comes, presses nothing, and records three minutes at most. */
    public void voicemail() {
        ringing("leave to voicemail", switchboard::takeByVoicemail);
    }

    /**
     * Presses keys during a call, one after the other.
     *
     * @param digits of {@code 0-9}, {@code *} and {@code #}
     */
    public void press(String digits) {
        if (!digits.matches("[0-9*#]+")) {
            throw new IllegalArgumentException("a phone has no keys '%s'".formatted(digits));
        }
        onCall("press a key in", Phone::isConnected, call -> switchboard.press(call, digits));
    }

    /** Hangs up, or stops trying if nobody has answered its own call yet. */
    public void hangUp() {
        onCall("hang up", call -> isConnected(call) || !ringsHere(call), call -> switchboard.hangUp(call, "hung up"));
    }

    /** Calls the account's number, whose voice URL is then asked what to do. */
    public void dialIn() {
        exchange.act(() -> {
            line();
            dialIn.run();
        });
    }

    /** {@return all that was said into it, over all its calls, oldest first; what is being said now is there already} */
    public List<Spoken> heard() {
        return exchange.read(() ->
                line().calls().stream().flatMap(call -> call.heard().stream()).toList());
    }

    /** {@return whether anything with these words was said into it} */
    public boolean heard(String words) {
        return heard().stream().anyMatch(spoken -> spoken.text().contains(words));
    }

    /** {@return whether it is in a {@code Gather}: a key that is pressed now is heeded} */
    public boolean askedForKeys() {
        return exchange.read(
                () -> line().current().flatMap(OngoingCall::keysWanted).isPresent());
    }

    /** {@return the name of the conference room that it is in, alone or not} */
    public Optional<String> room() {
        return exchange.read(() -> line().current()
                .flatMap(OngoingCall::participant)
                .map(participant -> participant.conference().name()));
    }

    /** {@return whether it waits for a room to begin, or is on hold} */
    public boolean waiting() {
        return exchange.read(() -> line().current()
                .flatMap(OngoingCall::participant)
                .filter(ConferenceMember::isWaiting)
                .isPresent());
    }

    /** {@return its calls, oldest first, from the moment that Twilio took them} */
    public List<SimulatedCall> calls() {
        return exchange.read(
                () -> line().calls().stream().map(OngoingCall::snapshot).toList());
    }

    /** From now on it does this by itself whenever it rings. */
    public Phone always(Behaviour behaviour) {
        exchange.act(() -> line().behaviour(behaviour));
        return this;
    }

    private PhoneLine line() {
        return switchboard.line(number);
    }

    private void ringing(String what, Consumer<OngoingCall> deed) {
        onCall(what, Phone::ringsHere, deed);
    }

    private void onCall(String what, Predicate<OngoingCall> possible, Consumer<OngoingCall> deed) {
        exchange.act(() -> deed.accept(line().current()
                .filter(possible)
                .orElseThrow(() -> new IllegalStateException("%s has no call to %s".formatted(number, what)))));
    }

    private static boolean ringsHere(OngoingCall call) {
        return call.status() == CallState.RINGING && call.direction() == OngoingCall.Direction.OUTBOUND;
    }

    private static boolean isConnected(OngoingCall call) {
        return call.status() == CallState.IN_PROGRESS;
    }
}
