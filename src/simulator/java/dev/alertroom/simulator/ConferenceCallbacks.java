package dev.alertroom.simulator;

/**
 * <a href="https://www.twilio.com/docs/voice/twiml/conference#attributes-statusCallback">Tells the service what happens
 * in a conference</a>.
 */
final class ConferenceCallbacks {

    private final String accountSid;
    private final Exchange exchange;
    private final Webhooks webhooks;

    ConferenceCallbacks(String accountSid, Exchange exchange, Webhooks webhooks) {
        this.accountSid = accountSid;
        this.exchange = exchange;
        this.webhooks = webhooks;
    }

    void joined(ConferenceMember participant) {
        send(participant, "join", "participant-join", Form.EMPTY);
    }

    void left(ConferenceMember participant, String reason) {
        send(
                participant,
                "leave",
                "participant-leave",
                Form.EMPTY
                        .with("ReasonParticipantLeft", reason)
                        .with(
                                "ParticipantCallStatus",
                                participant.call().status().word()));
    }

    void muted(ConferenceMember participant) {
        send(participant, "mute", participant.isMuted() ? "participant-mute" : "participant-unmute", Form.EMPTY);
    }

    void held(ConferenceMember participant) {
        send(participant, "hold", participant.isHeld() ? "participant-hold" : "participant-unhold", Form.EMPTY);
    }

    void started(OngoingConference conference) {
        send(conference, "start", "conference-start", "", Form.EMPTY);
    }

    void ended(OngoingConference conference) {
        Form details =
                Form.EMPTY.with("ReasonConferenceEnded", conference.endReason().orElse(""));
        send(
                conference,
                "end",
                "conference-end",
                "",
                conference.endedBy().isEmpty()
                        ? details
                        : details.with("CallSidEndingConference", conference.endedBy()));
    }

    void announced(OngoingConference conference, String announceUrl) {
        send(conference, "announcement", "announcement-end", "", Form.EMPTY.with("AnnounceUrl", announceUrl));
    }

    void announcementFailed(OngoingConference conference, String announceUrl, String reason) {
        send(
                conference,
                "announcement",
                "announcement-fail",
                "",
                Form.EMPTY.with("AnnounceUrl", announceUrl).with("ReasonAnnouncementFailed", reason));
    }

    private void send(ConferenceMember participant, String subscription, String event, Form details) {
        Form about = Form.EMPTY
                .with("CallSid", participant.call().sid())
                .with("Muted", participant.isMuted())
                .with("Hold", participant.isHeld())
                .with("Coaching", false)
                .with("StartConferenceOnEnter", participant.startsOnEnter())
                .with("EndConferenceOnExit", participant.endsOnExit());
        Form labelled = participant.label().isEmpty() ? about : about.with("ParticipantLabel", participant.label());
        send(participant.conference(), subscription, event, participant.call().phoneNumber(), labelled.with(details));
    }

    private void send(OngoingConference conference, String subscription, String event, String number, Form details) {
        if (!conference.tells(subscription)) {
            return;
        }
        Form parameters = Form.EMPTY
                .with("AccountSid", accountSid)
                .with("ConferenceSid", conference.sid())
                .with("FriendlyName", conference.name())
                .with("StatusCallbackEvent", event)
                .with("SequenceNumber", conference.nextSequence())
                .with("Timestamp", TwilioTime.format(exchange.now()))
                .with(details);
        conference
                .statusCallback()
                .ifPresent(target -> webhooks.callback(new WebhookRequest(target, parameters), event, number));
    }
}
