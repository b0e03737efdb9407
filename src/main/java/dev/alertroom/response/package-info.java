/**
 * The services that respond to what comes in: alerts, what calls and rooms tell, wake-ups, questions.
 *
 * <p>Start with {@link dev.alertroom.response.AlertHandling}, then {@code PlanRunner}, which does what a plan asks for.
 *
 * <p>It may use {@code incident} and {@code roster}.
 */
package dev.alertroom.response;
