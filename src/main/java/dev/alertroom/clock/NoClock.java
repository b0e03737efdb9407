package dev.alertroom.clock;

import dev.alertroom.incident.AlarmClock;
import dev.alertroom.incident.CallbackAddresses;
import dev.alertroom.incident.WakeUp;
import io.smallrye.mutiny.Uni;

/** Wakes nobody, for trials. */
final class NoClock implements AlarmClock {

    @Override
    public Uni<Void> set(WakeUp wakeUp, CallbackAddresses addresses) {
        return Uni.createFrom().voidItem();
    }

    @Override
    public boolean dependable() {
        return false;
    }
}
