package dev.alertroom.alert;

import dev.alertroom.alert.source.Alert;

/**
 * An alert as it goes to the incident.
 *
 * @param key what makes two alerts the same, whichever monitor they came from
 * @param message what is spoken
 */
record SpokenAlert(String key, Alert.State state, String message) {}
