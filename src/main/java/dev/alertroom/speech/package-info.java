/**
 * What is said, and in which words: what makes text speakable, phrases, prompts, languages.
 * Start at {@link dev.alertroom.speech.Speech} for what a caller hears, and at {@link dev.alertroom.speech.Speakable} for what becomes of a monitor's text.
 * It uses nothing else of ours.
 */
package dev.alertroom.speech;
