package dev.alertroom.incident;

import io.smallrye.mutiny.Uni;

/**
 * Wakes incidents when the telephone stays silent: callbacks get lost, and an unanswered incident has none left. No phone
 * waits for it, and without one everything else still works.
 */
public interface AlarmClock {

    /**
     * Sets an alarm. Alarms of the same {@linkplain WakeUp#name() name} are one; one that rings in vain does no harm. Never
     * fails, and takes about a second at most.
     *
     * @param addresses those that calls are to be made with when it rings
     */
    Uni<Void> set(WakeUp wakeUp, CallbackAddresses addresses);

    /** Whether what can wait may be left to an alarm; if not, it is done before a request is answered, as far as there is time. */
    boolean dependable();
}
