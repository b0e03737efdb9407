package dev.alertroom.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A phone as the network sees it: one call at a time, no call waiting. Changed on the {@link Exchange} only. */
final class Line {

    private final String number;
    private final List<Call> calls = new ArrayList<>();
    private Optional<Call> current = Optional.empty();
    private Behaviour behaviour = Behaviour.MANUAL;

    Line(String number) {
        this.number = number;
    }

    String number() {
        return number;
    }

    /** {@return the call that rings or is in progress} */
    Optional<Call> current() {
        return current;
    }

    boolean isBusy() {
        return current.isPresent();
    }

    void seize(Call call) {
        current = Optional.of(call);
    }

    void release(Call call) {
        if (current.filter(call::equals).isPresent()) {
            current = Optional.empty();
        }
    }

    /** {@return every call to or from this phone, oldest first} */
    List<Call> calls() {
        return calls;
    }

    void add(Call call) {
        calls.add(call);
    }

    Behaviour behaviour() {
        return behaviour;
    }

    void behaviour(Behaviour always) {
        behaviour = always;
    }
}
