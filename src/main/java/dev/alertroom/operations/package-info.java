/**
 * How the service is run: logs, health, checks at the start.
 *
 * <p>Start with {@code CloudLogging}.
 *
 * <p>Nothing of ours uses it.
 */
package dev.alertroom.operations;
