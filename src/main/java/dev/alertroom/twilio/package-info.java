/**
 * Twilio's REST API as typed interfaces and records, and the signature of its requests.
 *
 * <p>Start with {@code TwilioTelephone}, the telephone of the core; then {@code TwilioCalls} and {@code TwilioApi}.
 *
 * <p>It may use {@code incident}, its services in {@code response}, and {@code speech}.
 */
package dev.alertroom.twilio;
