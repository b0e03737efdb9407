/**
 * One adapter a monitor: each turns a payload into alerts.
 * Start at {@link dev.alertroom.alert.source.Source}, and read {@link dev.alertroom.alert.source.Healthchecks} as the shortest example.
 * It may use speech and problem, and nothing of alert.
 */
package dev.alertroom.alert.source;
