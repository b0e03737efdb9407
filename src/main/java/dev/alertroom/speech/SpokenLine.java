package dev.alertroom.speech;

/**
 * Something that is said.
 *
 * @param language one of Twilio's
 * @param voice one of Twilio's; empty for the language's own
 */
public record SpokenLine(String language, String voice, String text) {}
