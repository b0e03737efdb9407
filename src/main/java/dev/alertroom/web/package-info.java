/**
 * Incidents as people look at them, in JSON.
 *
 * <p>Start with {@code IncidentResource}.
 *
 * <p>It may use {@code alert}, {@code response}, {@code incident}, {@code speech}, {@code security} and {@code problem}.
 */
package dev.alertroom.web;
