package dev.alertroom.simulator;

/**
 * One thing that was said into a phone.
 *
 * @param language BCP 47; Twilio's default is {@code en-US}
 * @param voice empty if the account's default voice spoke
 */
public record Spoken(String text, String language, String voice) {}
