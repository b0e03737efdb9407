/**
 * What Twilio asks us during a call and what it reports: TwiML, callback addresses, the check of its signature.
 *
 * <p>Start with {@code CallResource}, what those hear who pick up; then {@code CallEventsResource}.
 *
 * <p>It may use {@code incident}, {@code response}, {@code speech}, {@code twilio}, and {@code problem}.
 */
package dev.alertroom.voice;
