package dev.alertroom.alert;

import dev.alertroom.alert.source.Alert;
import java.util.List;

/**
 * An alert as it goes to the incident.
 *
 * @param key what makes two alerts the same, whichever monitor they came from
 * @param message what is spoken
 * @param links where there is more about it
 */
record SpokenAlert(String key, Alert.State state, String message, List<String> links) {
    SpokenAlert(String key, Alert.State state, String message) {
        this(key, state, message, List.of());
    }
}
