package dev.alertroom.response;

import dev.alertroom.incident.AlarmClock;
import dev.alertroom.incident.CallbackAddresses;
import dev.alertroom.incident.WakeUp;
import io.smallrye.mutiny.Uni;
import java.util.List;

/**
 * An alarm clock that never rings.
 *
 * @param set what it was told, oldest first
 */
record RecordingAlarms(List<WakeUp> set, boolean dependable) implements AlarmClock {

    @Override
    public Uni<Void> set(WakeUp wakeUp, CallbackAddresses addresses) {
        set.add(wakeUp);
        return Uni.createFrom().voidItem();
    }
}
