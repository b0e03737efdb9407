package dev.alertroom.voice;

/**
 * Something that is said.
 *
 * @param language one of Twilio's
 * @param voice one of Twilio's; empty for the language's own
 */
record Line(String language, String voice, String text) {}
