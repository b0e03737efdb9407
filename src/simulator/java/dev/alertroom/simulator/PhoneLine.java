package dev.alertroom.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A phone as the network sees it: one call at a time, no call waiting. Changed on the {@link Exchange} only. */
final class PhoneLine {

    private final String number;
    private final List<OngoingCall> calls = new ArrayList<>();
    private Optional<OngoingCall> current = Optional.empty();
    private Behaviour behaviour = Behaviour.MANUAL;

    PhoneLine(String number) {
        this.number = number;
    }

    String number() {
        return number;
    }

    /** {@return the call that rings or is in progress} */
    Optional<OngoingCall> current() {
        return current;
    }

    boolean isBusy() {
        return current.isPresent();
    }

    void seize(OngoingCall call) {
        current = Optional.of(call);
    }

    void release(OngoingCall call) {
        if (current.filter(call::equals).isPresent()) {
            current = Optional.empty();
        }
    }

    /** {@return every call to or from this phone, oldest first} */
    List<OngoingCall> calls() {
        return calls;
    }

    void add(OngoingCall call) {
        calls.add(call);
    }

    Behaviour behaviour() {
        return behaviour;
    }

    void behaviour(Behaviour always) {
        behaviour = always;
    }
}
