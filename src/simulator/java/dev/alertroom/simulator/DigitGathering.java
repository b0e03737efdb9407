package dev.alertroom.simulator;

import dev.alertroom.simulator.twiml.Verb.Gather;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** A {@code Gather} under way: prompts, keys, and the wait for the next one. */
final class DigitGathering {

    /** @param finishedOn the key that ended it, if one did */
    record Keys(String digits, String finishedOn) {}

    private final Exchange exchange;
    private final OngoingCall call;
    private final Gather gather;
    private final Consumer<Keys> onEnd;
    private final StringBuilder digits = new StringBuilder();
    private final Playback prompts;
    private boolean promptsOver;
    private Exchange.Timer patience = new Exchange.Timer();

    DigitGathering(Exchange exchange, OngoingCall call, Gather gather, Consumer<Keys> onEnd) {
        this.exchange = exchange;
        this.call = call;
        this.gather = gather;
        this.onEnd = onEnd;
        call.keysWanted(Optional.of(gather.numDigits()));
        this.prompts = Playback.start(exchange, call, gather.prompts(), this::promptsEnded);
    }

    void press(char key) {
        if (gather.finishOnKey().indexOf(key) >= 0) {
            finish(String.valueOf(key));
            return;
        }
        digits.append(key);
        if (gather.interruptible()) {
            prompts.stop();
            promptsOver = true;
        }
        if (digits.length() == gather.numDigits()) {
            finish("");
        } else if (promptsOver) {
            waitForKey();
        }
    }

    void stop() {
        prompts.stop();
        patience.cancel();
        call.keysWanted(Optional.empty());
    }

    private void promptsEnded() {
        promptsOver = true;
        waitForKey();
    }

    private void waitForKey() {
        patience.cancel();
        patience = exchange.after(Duration.ofSeconds(gather.timeoutSeconds()), () -> finish(""));
    }

    private void finish(String finishedOn) {
        stop();
        onEnd.accept(new Keys(digits.toString(), finishedOn));
    }
}
