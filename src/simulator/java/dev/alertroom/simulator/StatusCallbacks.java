package dev.alertroom.simulator;

import dev.alertroom.simulator.twiml.Target;

/**
 * <a href="https://www.twilio.com/docs/voice/api/call-resource#statuscallback">Tells the service how a call gets on</a>.
 */
final class StatusCallbacks {

    private final String accountSid;
    private final Exchange exchange;
    private final Webhooks webhooks;

    StatusCallbacks(String accountSid, Exchange exchange, Webhooks webhooks) {
        this.accountSid = accountSid;
        this.exchange = exchange;
        this.webhooks = webhooks;
    }

    void initiated(OngoingCall call) {
        send(call, "initiated", Form.EMPTY);
    }

    void ringing(OngoingCall call) {
        send(call, "ringing", Form.EMPTY);
    }

    void answered(OngoingCall call) {
        send(call, "answered", Form.EMPTY);
    }

    /** Every end, however it came, is the event {@code completed}; the status says which. */
    void ended(OngoingCall call, int sipCode) {
        long seconds = call.durationSeconds();
        send(
                call,
                "completed",
                Form.EMPTY
                        .with("CallDuration", seconds)
                        .with("Duration", (seconds + 59) / 60)
                        .with("SipResponseCode", sipCode));
    }

    private void send(OngoingCall call, String event, Form details) {
        if (!call.order().events().contains(event)) {
            return;
        }
        call.order().statusCallback().ifPresent(target -> send(call, event, details, target));
    }

    private void send(OngoingCall call, String event, Form details, Target target) {
        Form parameters = CallParameters.standard(accountSid, call)
                .with("CallbackSource", "call-progress-events")
                .with("SequenceNumber", call.nextSequence())
                .with("Timestamp", TwilioTime.format(exchange.now()))
                .with(details);
        webhooks.callback(new WebhookRequest(target, parameters), event, call.phoneNumber());
    }
}
