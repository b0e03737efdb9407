/**
 * Other ways to tell people about an incident than the telephone.
 *
 * <p>Start with {@code LogNotifier}: a notifier is one class that implements {@link dev.alertroom.incident.Notifier}.
 *
 * <p>It may use {@code incident}, {@code speech}, and {@code twilio}.
 */
package dev.alertroom.notify;
