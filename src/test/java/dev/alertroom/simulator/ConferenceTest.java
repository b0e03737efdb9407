package dev.alertroom.simulator;

import static dev.alertroom.simulator.Stage.ACCOUNT;
import static dev.alertroom.simulator.Stage.ALICE;
import static dev.alertroom.simulator.Stage.BOB;
import static dev.alertroom.simulator.Stage.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alertroom.simulator.ScriptedService.Answer;
import dev.alertroom.simulator.ScriptedService.Received;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ConferenceTest {

    @RegisterExtension
    final Stage stage = new Stage();

    @Test
    void whoIsAloneWaitsWithHoldMusicUntilTheSecondComes() {
        room("");
        join(stage.alice());
        assertTrue(stage.alice().waiting());
        assertFalse(stage.simulator().rooms().get(0).started());

        join(stage.bob());

        assertFalse(stage.alice().waiting());
        assertFalse(stage.bob().waiting());
        Room room = stage.simulator().rooms().get(0);
        assertEquals("AlertRoom", room.name());
        assertTrue(room.started());
        assertEquals(
                List.of(ALICE, BOB),
                room.participants().stream().map(Room.Attendee::number).toList());
    }

    @Test
    void twoWhoMayNotStartItWaitOn() {
        room("startConferenceOnEnter='false'");
        join(stage.alice());
        join(stage.bob());

        assertTrue(stage.alice().waiting());
        assertTrue(stage.bob().waiting());
    }

    @Test
    void theRoomTellsWhoCameAndWhoLeft() {
        room("participantLabel='first' statusCallback='/room' statusCallbackEvent='start end join leave'");
        join(stage.alice());
        join(stage.bob());

        stage.bob().hangUp();
        stage.alice().hangUp();

        await().untilAsserted(() -> assertEquals(
                List.of(
                        "participant-join",
                        "participant-join",
                        "conference-start",
                        "participant-leave",
                        "participant-leave",
                        "conference-end"),
                stage.service().told("/room", "StatusCallbackEvent")));
        assertTrue(stage.service().received("/room").stream().allMatch(Received::signatureIsRight));
        Received join = told("participant-join");
        assertEquals("first", join.value("ParticipantLabel"));
        assertEquals("AlertRoom", join.value("FriendlyName"));
        assertTrue(join.value("ConferenceSid").matches("CF[0-9a-f]{32}"));
        assertEquals("false", join.value("Muted"));
        assertEquals("true", join.value("StartConferenceOnEnter"));
        assertEquals("participant_hung_up", told("participant-leave").value("ReasonParticipantLeft"));
        assertEquals("completed", told("participant-leave").value("ParticipantCallStatus"));
        assertEquals("last-participant-left", told("conference-end").value("ReasonConferenceEnded"));
        assertTrue(stage.simulator().rooms().isEmpty());
    }

    @Test
    void aRoomThatHasEndedIsAnotherOneNextTime() {
        room("");
        join(stage.alice());
        String first = stage.simulator().rooms().get(0).sid();
        stage.alice().hangUp();

        join(stage.alice());

        assertFalse(first.equals(stage.simulator().rooms().get(0).sid()));
        assertEquals(2, conferences("").size());
        assertEquals(1, conferences("?Status=completed&FriendlyName=AlertRoom").size());
        assertEquals(0, conferences("?FriendlyName=Another").size());
    }

    @Test
    void somethingIsSaidIntoTheRoomAndEveryoneHearsIt() {
        room("");
        join(stage.alice());
        join(stage.bob());
        stage.service().twiml("/announce", "<Say language='en-US'>disk is full too</Say>");

        Stage.Reply reply = stage.post(
                "/Conferences/" + roomSid() + ".json",
                "AnnounceUrl",
                stage.service().url("/announce"));

        assertEquals(200, reply.status());
        assertEquals("in-progress", reply.json().getString("status"));
        await().until(() -> stage.alice().heard("disk is full too"));
        assertTrue(stage.bob().heard("disk is full too"));
        Received asked = stage.service().received("/announce").get(0);
        assertEquals("POST", asked.method());
        assertEquals(roomSid(), asked.value("ConferenceSid"));
        assertTrue(asked.signatureIsRight());
    }

    @Test
    void whoWaitsAloneHearsNoAnnouncement() {
        room("");
        join(stage.alice());
        stage.service().twiml("/announce", "<Say>disk is full too</Say>");

        Stage.Reply reply = stage.post(
                "/Conferences/" + roomSid() + ".json",
                "AnnounceUrl",
                stage.service().url("/announce"));

        assertEquals(200, reply.status());
        assertEquals("init", reply.json().getString("status"));
        assertTrue(stage.alice().waiting());
        assertFalse(stage.alice().heard("disk is full too"));
        assertTrue(stage.service().received("/announce").isEmpty());
    }

    @Test
    void aSecondCallWithTheSameLabelIsNotAddedAndGoesOnWithTheNextVerb() {
        stage.service()
                .twiml(
                        "/answer",
                        "<Dial><Conference participantLabel='ada'>AlertRoom</Conference></Dial><Say>not added</Say>");
        join(stage.alice());
        stage.connect(stage.bob());

        await().until(() -> stage.bob().heard("not added"));
        assertEquals(1, stage.simulator().rooms().get(0).participants().size());
        assertEquals(16025, stage.lastCall(stage.bob()).errors().get(0).code());
    }

    @Test
    void aLabelMustNotLookLikeACallAndNotBeTooLong() {
        for (String label : List.of("CA" + "0".repeat(32), "x".repeat(129), "a/b", "a%2fb")) {
            stage.service()
                    .twiml(
                            "/answer",
                            "<Dial><Conference participantLabel='%s'>AlertRoom</Conference></Dial><Say>not added</Say>"
                                    .formatted(label));
            stage.connect(stage.alice());
            stage.awaitEnd(stage.alice(), CallState.COMPLETED);
            assertEquals(16023, stage.lastCall(stage.alice()).errors().get(0).code(), label);
        }
        assertTrue(stage.simulator().rooms().isEmpty());
    }

    @Test
    void anAnnouncementThatCanNotBeMadeIsTold() {
        room("statusCallback='/room' statusCallbackEvent='announcement'");
        join(stage.alice());
        join(stage.bob());
        stage.service().twiml("/announce", "<Hangup/>");

        stage.post(
                "/Conferences/" + roomSid() + ".json",
                "AnnounceUrl",
                stage.service().url("/announce"));

        await().until(() -> !stage.service().received("/room").isEmpty());
        assertTrue(told("announcement-fail").value("ReasonAnnouncementFailed").startsWith("12200"));
    }

    @Test
    void somethingIsSaidToOneParticipantOnly() {
        room("participantLabel='who'");
        join(stage.alice());
        join(stage.bob());
        stage.service().twiml("/announce", "<Say>you are muted</Say>");

        stage.post(
                "/Conferences/%s/Participants/who.json".formatted(roomSid()),
                "AnnounceUrl",
                stage.service().url("/announce"));

        await().until(() -> stage.alice().heard("you are muted"));
        assertFalse(stage.bob().heard("you are muted"));
    }

    @Test
    void participantsCanBeListedMutedHeldAndPutOut() {
        stage.service()
                .twiml(
                        "/answer",
                        "<Dial><Conference statusCallback='/room' statusCallbackEvent='mute hold'>AlertRoom</Conference>"
                                + "</Dial><Say>you were put out</Say>");
        String sid = join(stage.alice());
        join(stage.bob());
        String participants = "/Conferences/%s/Participants".formatted(roomSid());

        JsonArray listed = stage.get(participants + ".json").json().getJsonArray("participants");
        assertEquals(2, listed.size());
        assertEquals(sid, listed.getJsonObject(0).getString("call_sid"));

        JsonObject muted = stage.post(participants + "/" + sid + ".json", "Muted", "true", "Hold", "true")
                .json();
        assertTrue(muted.getBoolean("muted"));
        assertTrue(muted.getBoolean("hold"));
        assertTrue(stage.alice().waiting());
        await().until(() -> stage.service().received("/room").size() == 2);
        assertEquals(
                List.of("participant-mute", "participant-hold"), stage.service().told("/room", "StatusCallbackEvent"));

        assertEquals(204, stage.delete(participants + "/" + sid + ".json").status());
        await().until(() -> stage.alice().heard("you were put out"));
        assertEquals(404, stage.get(participants + "/" + sid + ".json").status());
    }

    @Test
    void whenTheRoomIsEndedTheCallsGoOnAfterTheDial() {
        stage.service()
                .twiml("/answer", "<Dial action='/after'><Conference>AlertRoom</Conference></Dial>")
                .twiml("/after", "<Say>the room is closed</Say>");
        join(stage.alice());
        join(stage.bob());
        String room = roomSid();

        Stage.Reply reply = stage.post("/Conferences/" + room + ".json", "Status", "completed");

        assertEquals("completed", reply.json().getString("status"));
        assertEquals("conference-ended-via-api", reply.json().getString("reason_conference_ended"));
        await().until(() ->
                stage.alice().heard("the room is closed") && stage.bob().heard("the room is closed"));
        assertEquals("answered", stage.service().received("/after").get(0).value("DialCallStatus"));
        assertEquals(
                404,
                stage.post("/Conferences/" + room + ".json", "Status", "completed")
                        .status());
    }

    @Test
    void oneWhoIsToEndItTakesTheOthersWithThem() {
        room("endConferenceOnExit='true'");
        join(stage.alice());
        join(stage.bob());

        stage.alice().hangUp();

        stage.awaitEnd(stage.bob(), CallState.COMPLETED);
    }

    @Test
    void aStarLeavesTheRoomIfTheDialSaysSo() {
        stage.service()
                .twiml(
                        "/answer",
                        "<Dial hangupOnStar='true'><Conference>AlertRoom</Conference></Dial><Say>you left</Say>");
        join(stage.alice());

        stage.alice().press("*");

        await().until(() -> stage.alice().heard("you left"));
        assertEquals(Optional.empty(), stage.alice().room());
    }

    @Test
    void aFullRoomTakesNoOneElse() {
        stage.service()
                .twiml(
                        "/answer",
                        "<Dial><Conference maxParticipants='2'>AlertRoom</Conference></Dial><Say>it is full</Say>");
        join(stage.alice());
        join(stage.bob());
        Phone carol = stage.simulator().phone("+819055556666");

        stage.connect(carol);

        await().until(() -> carol.heard("it is full"));
    }

    @Test
    void whoWaitsHearsTheWaitUrlOverAndOverUntilTheRoomBegins() {
        room("waitUrl='/wait' waitMethod='GET'");
        stage.service().twiml("/wait", "<Say>please wait</Say>");
        join(stage.alice());
        await().until(() -> stage.service().received("/wait").size() >= 2);
        assertTrue(stage.alice().heard("please wait"));
        assertTrue(stage.service().received("/wait").get(0).signatureIsRight());

        join(stage.bob());

        assertFalse(stage.alice().waiting());
    }

    @Test
    void someoneWhoseCallIsSentElsewhereHasLeftTheRoom() {
        room("");
        String sid = join(stage.alice());
        stage.service().twiml("/other", "<Say>elsewhere</Say><Pause length='600'/>");

        stage.post("/Calls/" + sid + ".json", "Url", stage.service().url("/other"));

        await().until(() -> stage.alice().heard("elsewhere"));
        assertTrue(stage.simulator().rooms().isEmpty());
    }

    @Test
    void aHundredPeopleMeet() {
        stage.service()
                .twiml("/answer", "<Gather numDigits='1' action='/key'><Say>press 1</Say></Gather>")
                .twiml("/key", "<Dial><Conference>AlertRoom</Conference></Dial>");
        IntStream.range(100, 200)
                .mapToObj(i -> stage.simulator().phone("+81901111%d0".formatted(i)))
                .forEach(phone ->
                        stage.call(phone.always(Behaviour.ANSWER_AND_PRESS_1).number()));

        await().until(() -> stage.simulator().rooms().stream()
                .anyMatch(room -> room.participants().size() == 100));
        assertTrue(stage.simulator().calls().stream()
                .allMatch(call -> call.errors().isEmpty()));
    }

    @Test
    void aConferenceIsShownAsTwilioShowsIt() {
        room("");
        join(stage.alice());

        JsonObject conference = conferences("?Status=init").getJsonObject(0);

        assertEquals(ACCOUNT, conference.getString("account_sid"));
        assertEquals("AlertRoom", conference.getString("friendly_name"));
        assertEquals(
                conference, stage.get("/Conferences/" + roomSid() + ".json").json());
        assertEquals(20404, stage.get("/Conferences/CF1.json").code());
    }

    /** The first participant alone has the label: another one with it would not be added. */
    private void room(String attributes) {
        stage.service()
                .answer(
                        "/answer",
                        conference(attributes),
                        conference(attributes.replaceFirst("participantLabel='[^']*'", "")));
    }

    private static Answer conference(String attributes) {
        return Answer.twiml("<Dial><Conference %s>AlertRoom</Conference></Dial>".formatted(attributes));
    }

    private String join(Phone phone) {
        String sid = stage.connect(phone);
        await().until(() -> phone.room().isPresent());
        return sid;
    }

    private String roomSid() {
        return stage.simulator().rooms().get(0).sid();
    }

    private JsonArray conferences(String query) {
        return stage.get("/Conferences.json" + query).json().getJsonArray("conferences");
    }

    private Received told(String event) {
        return stage.service().received("/room").stream()
                .filter(request -> request.value("StatusCallbackEvent").equals(event))
                .findFirst()
                .orElseThrow();
    }
}
