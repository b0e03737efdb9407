package dev.alertroom.alert.source;

import dev.alertroom.speech.AlertDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A group of alerts, which may be as large as an outage is: only so many firing ones are looked at, while every end counts. */
final class LabelledAlerts {

    private static final int MAX_FIRING = 100;
    private static final int MAX_CLEARED = 2_000;

    private LabelledAlerts() {}

    /** @param status of the group, for alerts without one */
    static List<Alert> of(
            List<LabelledAlert> group, String status, Function<LabelledAlert, AlertDescription> description) {
        var firing = 0;
        var cleared = 0;
        var alerts = new ArrayList<Alert>();
        for (LabelledAlert alert : PayloadFields.each(group).toList()) {
            var state = alert.state(status);
            int before = state == Alert.State.CLEARED ? cleared++ : firing++;
            if (before < MAX_FIRING) {
                alerts.add(
                        Alert.of(alert.key(), state, description.apply(alert)).linked(alert.links()));
            } else if (state == Alert.State.CLEARED && before < MAX_CLEARED) {
                alerts.add(Alert.of(alert.key(), state, AlertDescription.of(alert.name())));
            }
        }
        return alerts;
    }
}
