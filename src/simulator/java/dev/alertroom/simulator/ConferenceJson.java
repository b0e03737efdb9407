package dev.alertroom.simulator;

import io.vertx.core.json.JsonObject;

/**
 * <a href="https://www.twilio.com/docs/voice/api/conference-resource">The conference resource</a> and its participants.
 */
final class ConferenceJson {

    private ConferenceJson() {}

    static JsonObject of(String accountSid, OngoingConference conference) {
        String uri = uri(accountSid, conference);
        return new JsonObject()
                .put("sid", conference.sid())
                .put("account_sid", accountSid)
                .put("friendly_name", conference.name())
                .put("status", conference.status())
                .put("date_created", TwilioTime.format(conference.createdAt()))
                .put("date_updated", TwilioTime.format(conference.updatedAt()))
                .put("api_version", "2010-04-01")
                .put("region", "us1")
                .put("reason_conference_ended", conference.endReason().orElse(null))
                .put("call_sid_ending_conference", conference.endedBy().isEmpty() ? null : conference.endedBy())
                .put("uri", uri + ".json")
                .put(
                        "subresource_uris",
                        new JsonObject()
                                .put("participants", uri + "/Participants.json")
                                .put("recordings", uri + "/Recordings.json"));
    }

    static JsonObject of(String accountSid, ConferenceMember participant) {
        OngoingConference conference = participant.conference();
        String callSid = participant.call().sid();
        return new JsonObject()
                .put("account_sid", accountSid)
                .put("call_sid", callSid)
                .put("label", participant.label().isEmpty() ? null : participant.label())
                .put("conference_sid", conference.sid())
                .put("date_created", TwilioTime.format(participant.joinedAt()))
                .put("date_updated", TwilioTime.format(participant.joinedAt()))
                .put("muted", participant.isMuted())
                .put("hold", participant.isHeld())
                .put("coaching", false)
                .putNull("call_sid_to_coach")
                .put("start_conference_on_enter", participant.startsOnEnter())
                .put("end_conference_on_exit", participant.endsOnExit())
                .put("status", "connected")
                .putNull("queue_time")
                .put("uri", "%s/Participants/%s.json".formatted(uri(accountSid, conference), callSid));
    }

    private static String uri(String accountSid, OngoingConference conference) {
        return "/2010-04-01/Accounts/%s/Conferences/%s".formatted(accountSid, conference.sid());
    }
}
