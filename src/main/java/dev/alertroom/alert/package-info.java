/**
 * Alerts as they come in over HTTP: the endpoints, who is to be called, and the way on to the incident.
 * Start at {@link dev.alertroom.alert.AlertResource} and {@link dev.alertroom.alert.MonitorResource}; both end in {@link dev.alertroom.alert.AlertIntake}.
 * It may use alert.source, response, roster, speech, security and problem.
 */
package dev.alertroom.alert;
