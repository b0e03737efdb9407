package dev.alertroom.doctor;

import dev.alertroom.incident.AlarmClock;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Whether somebody wakes an incident of which nothing is heard. */
@ApplicationScoped
class ClockCheck implements Check {

    private final AlarmClock alarms;

    ClockCheck(AlarmClock alarms) {
        this.alarms = alarms;
    }

    @Override
    public String name() {
        return "clock";
    }

    @Override
    public Uni<List<Finding>> look() {
        return Uni.createFrom()
                .item(
                        List.of(
                                alarms.dependable()
                                        ? Finding.ok(name(), "wake-ups are set")
                                        : Finding.note(
                                                name(),
                                                "nobody wakes an incident whose callbacks get lost, or that nobody answers",
                                                "set ALERTROOM_CLOCK to cloud-tasks, or to process on one machine that stays up")));
    }
}
