package dev.alertroom.incident;

import java.util.Objects;

/**
 * Names one attempt to reach one responder. Two instances that decide the same thing make the same key.
 *
 * @param cycle counts from 1; a repeat of an unanswered alert starts the next one
 * @param responder the responder's id
 * @param attempt counts from 1 within the cycle
 */
public record CallKey(int cycle, String responder, int attempt) {

    public CallKey {
        Objects.requireNonNull(responder);
        if (cycle < 1 || attempt < 1) {
            throw new IllegalArgumentException("cycle and attempt count from 1");
        }
    }

    @Override
    public String toString() {
        return cycle + "." + responder + "." + attempt;
    }
}
