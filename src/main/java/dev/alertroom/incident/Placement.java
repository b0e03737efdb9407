package dev.alertroom.incident;

import java.util.Optional;

/**
 * What became of asking the telephone for one call.
 *
 * @param to the number, E.164
 * @param sid the provider's id of the call; empty if it was refused
 * @param status where the call stands in the provider's words, such as {@code queued}; empty if it was refused
 * @param refusal empty if the call was taken
 */
public record Placement(String to, Optional<String> sid, Optional<String> status, Optional<Refusal> refusal) {

    /** A call that was taken. */
    public static Placement taken(String to, String sid, String status) {
        return new Placement(to, Optional.of(sid), Optional.of(status), Optional.empty());
    }

    /** A call that was not taken. */
    public static Placement refused(String to, Refusal refusal) {
        return new Placement(to, Optional.empty(), Optional.empty(), Optional.of(refusal));
    }

    /** Whether it was refused for a reason that may pass: other calls would be, too. */
    public boolean refusedForNow() {
        return refusal.filter(reason -> !reason.ofNumber()).isPresent();
    }

    /** Whether the same call may be taken a little later. */
    public boolean retryable() {
        return refusal.filter(Refusal::retryable).isPresent();
    }

    /**
     * Why a call was not placed.
     *
     * @param code the provider's error code; 0 if it gave none
     * @param retryable whether the same request may succeed a little later
     * @param ofNumber whether this number will never be taken, whatever is mended elsewhere
     */
    public record Refusal(int code, String message, boolean retryable, boolean ofNumber) {}
}
