package dev.alertroom.response;

import java.time.Duration;

/** An alert rings nobody, because it names only numbers outside the roster and their budget is used up. */
public class CallBudgetException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Duration retryAfter;

    /** @param retryAfter when there may be room again */
    CallBudgetException(String why, Duration retryAfter) {
        super(why);
        this.retryAfter = retryAfter;
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}
