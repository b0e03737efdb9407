package dev.alertroom.simulator;

import static dev.alertroom.simulator.Stage.ALICE;
import static dev.alertroom.simulator.Stage.BOB;
import static dev.alertroom.simulator.Stage.OUR_NUMBER;
import static dev.alertroom.simulator.Stage.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alertroom.simulator.ScriptedService.Received;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CallLifeTest {

    @RegisterExtension
    final Stage stage = new Stage();

    @Test
    void aCallThatIsAnsweredRunsThroughItsLifeAndTellsOfIt() {
        stage.service().twiml("/answer", "<Say>hello</Say>");

        stage.connect(stage.alice(), withCallback("initiated ringing answered completed"));

        stage.awaitEnd(stage.alice(), CallState.COMPLETED);
        await().untilAsserted(() -> assertEquals(
                List.of("initiated", "ringing", "in-progress", "completed"),
                stage.service().told("/status", "CallStatus")));
        Received last = callbackWith("completed");
        assertEquals("call-progress-events", last.value("CallbackSource"));
        assertEquals(ALICE, last.value("To"));
        assertEquals(OUR_NUMBER, last.value("From"));
        assertEquals("200", last.value("SipResponseCode"));
        assertTrue(Integer.parseInt(last.value("CallDuration")) >= 1);
        assertTrue(last.value("Timestamp").matches("\\w{3}, \\d{2} \\w{3} \\d{4} \\d{2}:\\d{2}:\\d{2} \\+0000"));
    }

    @Test
    void everythingTwilioSendsIsSigned() {
        stage.service()
                .twiml("/answer", "<Gather numDigits='1' action='/key?message=%E9%9A%9C%E5%AE%B3&amp;x=a+b'/>")
                .twiml("/key", "<Hangup/>");

        stage.connect(stage.alice(), withCallback("initiated ringing answered completed"));
        await().until(stage.alice()::askedForKeys);
        stage.alice().press("1");

        await().until(() -> stage.service().received("/status").size() == 4);
        assertEquals(6, stage.service().received().size());
        assertTrue(stage.service().received().stream().allMatch(Received::signatureIsRight));
    }

    @Test
    void aDocumentMayBeAskedForWithGet() {
        stage.service().twiml("/answer", "<Say>hello</Say>");

        stage.connect(stage.alice(), "Method", "GET");

        await().until(() -> stage.alice().heard("hello"));
        Received asked = stage.service().received("/answer").get(0);
        assertEquals("GET", asked.method());
        assertTrue(asked.query().contains("CallStatus=in-progress"));
        assertTrue(asked.signatureIsRight());
    }

    @Test
    void onlyTheEndIsToldIfNothingElseWasAskedFor() {
        stage.call(ALICE, "StatusCallback", stage.service().url("/status"));
        await().until(stage.alice()::ringing);
        stage.alice().decline();

        await().until(() -> !stage.service().received("/status").isEmpty());
        assertEquals(List.of("busy"), stage.service().told("/status", "CallStatus"));
    }

    @Test
    void nobodyAnswersAndItRingsOut() {
        stage.call(ALICE, withCallback("completed", "Timeout", "5"));

        stage.awaitEnd(stage.alice(), CallState.NO_ANSWER);
        await().untilAsserted(
                        () -> assertEquals(List.of("no-answer"), stage.service().told("/status", "CallStatus")));
    }

    @Test
    void aPhoneThatIsInACallIsBusyForTheNextOne() {
        stage.service().twiml("/answer", "<Pause length='600'/>");
        stage.connect(stage.alice());

        stage.call(ALICE);

        stage.awaitEnd(stage.alice(), CallState.BUSY);
        assertTrue(stage.alice().inCall());
    }

    @Test
    void aCanceledCallTellsSo() {
        String sid = stage.call(ALICE, withCallback("completed"));
        await().until(stage.alice()::ringing);
        stage.post("/Calls/" + sid + ".json", "Status", "canceled");

        await().untilAsserted(
                        () -> assertEquals(List.of("canceled"), stage.service().told("/status", "CallStatus")));
    }

    @Test
    void aCallThatIsCanceledInTheQueueTellsNothing() {
        stage.simulator().faults().callsPerSecond(0.01);
        stage.call(ALICE);
        String queued = stage.call(BOB, withCallback("initiated ringing answered completed"));

        Stage.Reply reply = stage.post("/Calls/" + queued + ".json", "Status", "canceled");

        assertEquals(200, reply.status());
        assertEquals("canceled", reply.json().getString("status"));
        await().until(stage.alice()::ringing);
        stage.alice().decline();
        stage.awaitEnd(stage.alice(), CallState.BUSY);
        assertEquals(List.of(), stage.service().received("/status"));
    }

    @Test
    void aNumberThatIsNotInServiceFails() {
        stage.simulator().phone(ALICE).always(Behaviour.UNREACHABLE);
        stage.call(ALICE, withCallback("completed"));

        stage.awaitEnd(stage.alice(), CallState.FAILED);
        await().until(() -> !stage.service().received("/status").isEmpty());
        assertEquals("404", callbackWith("failed").value("SipResponseCode"));
    }

    @Test
    void voicemailListensToTheEndAndPressesNothing() {
        stage.service()
                .twiml("/answer", "<Gather numDigits='1' action='/key'><Say>press 1</Say></Gather><Say>bye</Say>");
        stage.call(ALICE);
        await().until(stage.alice()::ringing);

        stage.alice().voicemail();

        stage.awaitEnd(stage.alice(), CallState.COMPLETED);
        assertTrue(stage.alice().heard("bye"));
        assertEquals("voicemail", stage.lastCall(stage.alice()).outcome());
        assertTrue(stage.service().received("/key").isEmpty());
    }

    @Test
    void voicemailHangsUpWhenItIsFull() {
        stage.service().twiml("/answer", "<Say loop='0'>still here</Say>");
        stage.simulator().speed(500);
        stage.simulator().phone(ALICE).always(Behaviour.VOICEMAIL);

        stage.call(ALICE);

        stage.awaitEnd(stage.alice(), CallState.COMPLETED);
    }

    @Test
    void phonesCanBeToldWhatToDoByThemselves() {
        stage.service()
                .twiml("/answer", "<Gather numDigits='1' action='/key'><Say>press 1</Say></Gather>")
                .twiml("/key", "<Say>thank you</Say>");
        stage.alice().always(Behaviour.ANSWER_AND_PRESS_1);
        stage.bob().always(Behaviour.DECLINE);
        stage.call(ALICE);
        stage.call(BOB);

        stage.awaitEnd(stage.alice(), CallState.COMPLETED);
        stage.awaitEnd(stage.bob(), CallState.BUSY);
        assertTrue(stage.alice().heard("thank you"));
        assertEquals("1", stage.service().received("/key").get(0).value("Digits"));
    }

    @Test
    void callsWaitTheirTurnWhenTheAccountIsLimited() {
        stage.simulator().speed(5);
        stage.simulator().faults().callsPerSecond(1);
        stage.call(ALICE);
        stage.call(BOB);

        await().until(stage.alice()::ringing);
        assertFalse(stage.bob().ringing());
        await().until(stage.bob()::ringing);
    }

    @Test
    void aPhoneRefusesWhatItCanNotDo() {
        Phone alice = stage.alice();

        assertThrows(IllegalStateException.class, alice::answer);
        assertThrows(IllegalStateException.class, alice::decline);
        assertThrows(IllegalStateException.class, alice::hangUp);
        assertThrows(IllegalStateException.class, () -> alice.press("1"));
        assertThrows(IllegalArgumentException.class, () -> alice.press("A"));
    }

    @Test
    void aPhoneThatDialsInIsAskedForAtTheVoiceUrl() {
        stage.service().twiml("/incoming", "<Say>welcome back</Say><Pause length='600'/>");

        stage.alice().dialIn();

        await().until(() -> stage.alice().heard("welcome back"));
        Received asked = stage.service().received("/incoming").get(0);
        assertEquals("inbound", asked.value("Direction"));
        assertEquals("ringing", asked.value("CallStatus"));
        assertEquals(ALICE, asked.value("From"));
        assertEquals(OUR_NUMBER, asked.value("To"));
        assertTrue(asked.signatureIsRight());
        stage.alice().hangUp();
        stage.awaitEnd(stage.alice(), CallState.COMPLETED);
    }

    @Test
    void aCallInMayBeRejectedBeforeItIsAnswered() {
        stage.service().twiml("/incoming", "<Reject reason='busy'/>");

        stage.alice().dialIn();

        stage.awaitEnd(stage.alice(), CallState.BUSY);
        assertTrue(stage.lastCall(stage.alice()).answeredAt().isEmpty());
    }

    @Test
    void aResetForgetsEverythingAndTellsNobody() {
        stage.call(ALICE, withCallback("completed"));
        await().until(stage.alice()::ringing);
        stage.simulator().faults().down(true);

        stage.simulator().reset();

        assertTrue(stage.simulator().phones().isEmpty());
        assertTrue(stage.simulator().calls().isEmpty());
        assertFalse(stage.alice().ringing());
        assertEquals(0, stage.simulator().requests().total());
        stage.call(BOB);
        await().until(stage.bob()::ringing);
        assertTrue(stage.service().received("/status").isEmpty());
    }

    private Received callbackWith(String status) {
        return stage.service().received("/status").stream()
                .filter(request -> request.value("CallStatus").equals(status))
                .findFirst()
                .orElseThrow();
    }

    private String[] withCallback(String events, String... more) {
        List<String> options =
                new ArrayList<>(List.of("StatusCallback", stage.service().url("/status")));
        Arrays.stream(events.split(" "))
                .flatMap(event -> Stream.of("StatusCallbackEvent", event))
                .forEach(options::add);
        options.addAll(List.of(more));
        return options.toArray(String[]::new);
    }
}
