/**
 * Incidents as people look at them, in JSON, and what they do with one that is open.
 *
 * <p>Start with {@code IncidentResource} and {@code IncidentActions}.
 *
 * <p>It may use {@code alert}, {@code response}, {@code incident}, {@code speech}, {@code security} and {@code problem}.
 */
package dev.alertroom.web;
