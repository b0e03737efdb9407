package dev.alertroom.clock;

import dev.alertroom.incident.AlarmClock;
import dev.alertroom.incident.CallbackAddresses;
import dev.alertroom.incident.WakeUp;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A clock that never rings. */
@Alternative
@Singleton
public class SetAlarms implements AlarmClock {

    private final List<WakeUp> all = new CopyOnWriteArrayList<>();

    List<WakeUp> all() {
        return all;
    }

    @Override
    public boolean dependable() {
        return true;
    }

    @Override
    public Uni<Void> set(WakeUp wakeUp, CallbackAddresses addresses) {
        return Uni.createFrom().voidItem().invoke(() -> all.add(wakeUp));
    }
}
