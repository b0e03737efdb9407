/**
 * Incidents as people look at them, in JSON.
 *
 * <p>Start with {@code IncidentResource}.
 *
 * <p>It may use {@code incident}, {@code response}, {@code security} and {@code problem}.
 */
package dev.alertroom.web;
