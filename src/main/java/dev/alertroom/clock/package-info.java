/**
 * Wakes incidents when the telephone stays silent: by a timer in this process, or by a task of Google's Cloud Tasks.
 *
 * <p>Start with {@code AlarmClocks}, which picks one; then {@code WakeResource}, where a task comes in.
 *
 * <p>It may use {@code incident}, {@code response}, {@code google}, {@code security} and {@code problem}.
 */
package dev.alertroom.clock;
