/**
 * What is told of incidents when they are over: the report of one, and that of a month.
 *
 * <p>Start with {@code ReportResource} and {@code IncidentReport}; in which time zone is in
 * {@link dev.alertroom.report.TeamZone}.
 *
 * <p>It may use {@code incident}, {@code response}, {@code roster}, {@code security} and {@code problem}.
 */
package dev.alertroom.report;
