/**
 * Heartbeats over HTTP: what reports regularly, and whose silence rings.
 *
 * <p>Start with {@code HeartbeatResource}; what a beat does is in {@link dev.alertroom.response.Heartbeats}.
 *
 * <p>It may use {@code response}, {@code incident}, {@code roster}, {@code speech}, {@code security} and {@code problem}.
 */
package dev.alertroom.heartbeat;
