package dev.alertroom.simulator;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** <a href="https://www.twilio.com/docs/voice/api/call-resource">The call resource</a>. */
final class CallJson {

    private CallJson() {}

    static JsonObject of(String accountSid, OngoingCall call) {
        String uri = "/2010-04-01/Accounts/%s/Calls/%s".formatted(accountSid, call.sid());
        boolean ended = call.endedAt().isPresent();
        return new JsonObject()
                .put("sid", call.sid())
                .put("account_sid", accountSid)
                .put("date_created", TwilioTime.format(call.createdAt()))
                .put("date_updated", TwilioTime.format(call.updatedAt()))
                .putNull("parent_call_sid")
                .put("to", call.to())
                .put("to_formatted", formatted(call.to()))
                .put("from", call.from())
                .put("from_formatted", formatted(call.from()))
                .putNull("phone_number_sid")
                .put("status", call.status().restWord())
                // "Null if the call has not yet been dialed":
                // https://www.twilio.com/docs/voice/api/call-resource#call-properties
                .put("start_time", time(call.dialledAt()))
                .put("end_time", time(call.endedAt()))
                .put("duration", ended ? String.valueOf(call.durationSeconds()) : null)
                .putNull("price")
                .put("price_unit", "USD")
                .put("direction", call.direction().word())
                .putNull("answered_by")
                .putNull("annotation")
                .put("api_version", "2010-04-01")
                .putNull("forwarded_from")
                .putNull("group_sid")
                .putNull("caller_name")
                .put("queue_time", "0")
                .putNull("trunk_sid")
                .put("uri", uri + ".json")
                .put("subresource_uris", subresources(uri));
    }

    private static JsonObject subresources(String uri) {
        JsonObject uris = new JsonObject();
        for (String name :
                new String[] {"Events", "Notifications", "Payments", "Recordings", "Siprec", "Streams", "Transcriptions"
                }) {
            uris.put(name.toLowerCase(Locale.ROOT), uri + "/" + name + ".json");
        }
        return uris.put("user_defined_messages", uri + "/UserDefinedMessages.json")
                .put("user_defined_message_subscriptions", uri + "/UserDefinedMessageSubscriptions.json");
    }

    /** Twilio formats numbers of North America only. */
    private static String formatted(String number) {
        return number.matches("\\+1\\d{10}")
                ? "(%s) %s-%s".formatted(number.substring(2, 5), number.substring(5, 8), number.substring(8))
                : number;
    }

    private static String time(Optional<Instant> time) {
        return time.map(TwilioTime::format).orElse(null);
    }
}
