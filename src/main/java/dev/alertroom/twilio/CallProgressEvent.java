package dev.alertroom.twilio;

import java.util.Locale;

/**
 * What of a call's progress Twilio reports to its status callback.
 *
 * @see <a href="https://www.twilio.com/docs/voice/api/call-resource#statuscallbackevent">StatusCallbackEvent</a>
 */
enum CallProgressEvent {
    INITIATED,
    RINGING,
    ANSWERED,
    COMPLETED;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
