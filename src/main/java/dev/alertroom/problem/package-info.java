/**
 * Errors as RFC 9457 writes them: every error that leaves the service is one.
 *
 * <p>Start with {@link dev.alertroom.problem.Problem}.
 *
 * <p>It uses nothing else of ours.
 */
package dev.alertroom.problem;
