/**
 * The pure core: what happened in an incident, how it stands, what is to be done next, and what the core needs of the world.
 *
 * <p>Start with {@link dev.alertroom.incident.Event}, then {@link dev.alertroom.incident.Incident} and {@link
 * dev.alertroom.incident.Plan}.
 *
 * <p>It may use nothing of ours, no framework, no I/O and no clock.
 */
package dev.alertroom.incident;
