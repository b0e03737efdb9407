package dev.alertroom.simulator;

import static dev.alertroom.simulator.Stage.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alertroom.simulator.ScriptedService.Answer;
import dev.alertroom.simulator.ScriptedService.Received;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallScriptTest {

    private static final String APOLOGY = "An application error has occurred. Goodbye.";

    @RegisterExtension
    final Stage stage = new Stage();

    @Test
    void whatIsSaidIsHeardInItsOrderLanguageAndVoice() {
        answer("""
                <Say language="ja-JP" voice="Polly.Mizuki">障害です</Say>
                <Pause length="2"/>
                <Play>https://example.com/gong.mp3</Play>
                <Say loop="2">twice</Say>
                """);

        connectToTheEnd();

        assertEquals(
                List.of(
                        new Spoken("障害です", "ja-JP", "Polly.Mizuki"),
                        new Spoken("twice", "en-US", ""),
                        new Spoken("twice", "en-US", "")),
                stage.alice().heard());
        assertEquals(List.of(), errors());
    }

    @Test
    void inlineTwimlIsRunLikeAnyOther() {
        stage.simulator().phone(Stage.ALICE).always(Behaviour.ANSWER);
        stage.post(
                "/Calls.json",
                "To",
                Stage.ALICE,
                "From",
                Stage.OUR_NUMBER,
                "Twiml",
                "<Response><Say>inline</Say></Response>");

        stage.awaitEnd(stage.alice(), CallState.COMPLETED);
        assertTrue(stage.alice().heard("inline"));
    }

    @Test
    void aPressedKeyCutsThePromptShortAndGoesToTheAction() {
        answer("<Gather numDigits='1' action='key?incident=7'><Say loop='0'>press 1</Say></Gather><Say>never</Say>");
        stage.service().twiml("/key", "<Say>thank you</Say>");
        stage.connect(stage.alice());
        await().until(stage.alice()::askedForKeys);

        stage.alice().press("1");

        stage.awaitEnd(stage.alice(), CallState.COMPLETED);
        Received key = stage.service().received("/key").get(0);
        assertEquals("1", key.value("Digits"));
        assertEquals("incident=7", key.query());
        assertTrue(stage.alice().heard("thank you"));
        assertFalse(stage.alice().heard("never"));
    }

    @Test
    void withoutAnActionTheKeysGoToTheSameDocument() {
        stage.service().answer("/answer", Answer.twiml("<Gather numDigits='2'/>"), Answer.twiml("<Say>got them</Say>"));
        stage.connect(stage.alice());
        await().until(stage.alice()::askedForKeys);

        stage.alice().press("42");

        await().until(() -> stage.alice().heard("got them"));
        assertEquals("42", stage.service().received("/answer").get(1).value("Digits"));
    }

    @Test
    void theFinishingKeyEndsTheInputAndIsNotPartOfIt() {
        answer("<Gather action='/key' finishOnKey='#'/>");
        stage.service().twiml("/key", "<Hangup/>");
        stage.connect(stage.alice());
        await().until(stage.alice()::askedForKeys);

        stage.alice().press("12#");

        await().until(() -> !stage.service().received("/key").isEmpty());
        assertEquals("12", stage.service().received("/key").get(0).value("Digits"));
        assertEquals("#", stage.service().received("/key").get(0).value("FinishedOnKey"));
    }

    @Test
    void someKeysAndThenNoneGoToTheActionWhenTheTimeIsUp() {
        answer("<Gather action='/key' timeout='2' numDigits='4'/>");
        stage.service().twiml("/key", "<Hangup/>");
        stage.connect(stage.alice());
        await().until(stage.alice()::askedForKeys);

        stage.alice().press("12");

        await().until(() -> !stage.service().received("/key").isEmpty());
        assertEquals("12", stage.service().received("/key").get(0).value("Digits"));
    }

    @Test
    void withoutAnyKeyTheScriptGoesOnAfterTheGather() {
        answer("<Gather numDigits='1' action='/key' timeout='1'><Say>press</Say></Gather><Say>goodbye</Say>");

        connectToTheEnd();

        assertTrue(stage.alice().heard("goodbye"));
        assertTrue(stage.service().received("/key").isEmpty());
    }

    @Test
    void anEmptyResultGoesToTheActionIfThatIsWanted() {
        answer("<Gather numDigits='1' action='/key' timeout='1' actionOnEmptyResult='true'/>");
        stage.service().twiml("/key", "<Say>nothing pressed</Say>");

        connectToTheEnd();

        assertEquals("", stage.service().received("/key").get(0).value("Digits"));
    }

    @Test
    void aRedirectIsRelativeToItsDocument() {
        stage.service()
                .twiml("/answer", "<Redirect>voice/menu?x=1</Redirect><Say>never</Say>")
                .twiml("/voice/menu", "<Redirect method='GET'>?x=2</Redirect>");
        stage.service().answer("/voice/menu", Answer.twiml("<Redirect method='GET'>?x=2</Redirect>"), Answer.twiml(""));

        connectToTheEnd();

        assertEquals("x=1", stage.service().received("/voice/menu").get(0).query());
        assertTrue(stage.service().received("/voice/menu").get(1).query().startsWith("x=2&"));
        assertFalse(stage.alice().heard("never"));
    }

    @Test
    void hangingUpEndsTheScript() {
        answer("<Say>bye</Say><Hangup/><Say>never</Say>");

        connectToTheEnd();

        assertFalse(stage.alice().heard("never"));
    }

    @Test
    void whoHangsUpHearsNoMore() {
        answer("<Say loop='0'>and another thing</Say>");
        stage.connect(stage.alice());
        await().until(() -> stage.alice().heard("and another thing"));

        stage.alice().hangUp();

        assertFalse(stage.alice().inCall());
        int heard = stage.alice().heard().size();
        stage.connect(stage.bob());
        await().until(() -> stage.bob().heard().size() > 3);
        assertEquals(heard, stage.alice().heard().size());
    }

    @ParameterizedTest(name = "{0}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            not XML              | text/xml   | <Response><Say>                                   | 12100
            a DTD                | text/xml   | <!DOCTYPE x [<!ENTITY y 'z'>]><Response/>         | 12100
            nothing              | text/xml   | ''                                                | 12100
            another root         | text/xml   | <html/>                                           | 12200
            an unknown verb      | text/xml   | <Response><Sing/></Response>                      | 12200
            an unknown attribute | text/xml   | <Response><Say tone='C'>a</Say></Response>        | 12200
            an invalid value     | text/xml   | <Response><Gather numDigits='one'/></Response>    | 12200
            a verb in a Gather   | text/xml   | <Response><Gather><Hangup/></Gather></Response>   | 12200
            an unknown noun      | text/xml   | <Response><Dial><Number>1</Number></Dial></Response> | 12200
            nothing to say       | text/xml   | <Response><Say> </Say></Response>                 | 13520
            JSON                 | application/json | {}                                          | 12300
            no URL               | text/xml   | <Response><Redirect>http://a b/</Redirect></Response> | 11100
            """)
    void whatTwilioWouldNotTakeIsAnErrorThatIsSeenAndHeard(String what, String type, String body, int code) {
        stage.service().answer("/answer", new Answer(200, type, body));

        connectToTheEnd();

        assertEquals(List.of(code), errors());
        assertEquals(
                List.of(APOLOGY),
                stage.alice().heard().stream().map(Spoken::text).toList());
    }

    @Test
    void anHttpErrorEndsTheCall() {
        stage.service().answer("/answer", new Answer(500, "text/plain", "oh"));

        connectToTheEnd();

        assertEquals(List.of(11200), errors());
    }

    @Test
    void aServiceThatIsNotThereEndsTheCall() {
        stage.simulator().phone(Stage.ALICE).always(Behaviour.ANSWER);
        stage.post("/Calls.json", "To", Stage.ALICE, "From", Stage.OUR_NUMBER, "Url", "http://localhost:1/answer");

        stage.awaitEnd(stage.alice(), CallState.COMPLETED);
        assertEquals(List.of(11205), errors());
    }

    @Test
    void documentsThatOnlyPointAtEachOtherEndTheCall() {
        answer("<Redirect>/answer</Redirect>");

        connectToTheEnd();

        assertEquals(List.of(12200), errors());
        assertEquals(20, stage.service().received("/answer").size());
    }

    @Test
    void aTooLongDocumentEndsTheCall() {
        answer("<Pause/>" + " ".repeat(70_000));

        connectToTheEnd();

        assertEquals(List.of(11750), errors());
    }

    @Test
    void aTooLongSpeechEndsTheCall() {
        answer("<Say language='ja-JP'>%s</Say>".formatted("障".repeat(501)));

        connectToTheEnd();

        assertEquals(List.of(13520), errors());
    }

    @Test
    void aRequestIsRepeatedAsItsUrlSays() {
        stage.service().answer("/answer", new Answer(503, "text/plain", ""), Answer.twiml("<Say>second try</Say>"));
        stage.simulator().phone(Stage.ALICE).always(Behaviour.ANSWER);

        stage.post(
                "/Calls.json",
                "To",
                Stage.ALICE,
                "From",
                Stage.OUR_NUMBER,
                "Url",
                stage.service().url("/answer?message=x#rc=3&rp=all"));

        stage.awaitEnd(stage.alice(), CallState.COMPLETED);
        assertTrue(stage.alice().heard("second try"));
        List<Received> tries = stage.service().received("/answer");
        assertEquals(2, tries.size());
        assertEquals("message=x", tries.get(0).query());
        assertTrue(tries.stream().allMatch(Received::signatureIsRight));
        Map<String, String> headers = tries.get(0).headers();
        assertEquals(
                headers.get("I-Twilio-Idempotency-Token"),
                tries.get(1).headers().get("I-Twilio-Idempotency-Token"));
    }

    @Test
    void allTriesTogetherHaveNoMoreThanTheTotalTime() {
        stage.service().answer("/answer", Answer.NEVER);
        stage.simulator().phone(Stage.ALICE).always(Behaviour.ANSWER);

        stage.post(
                "/Calls.json",
                "To",
                Stage.ALICE,
                "From",
                Stage.OUR_NUMBER,
                "Url",
                stage.service().url("/answer#rc=3&rp=all&tt=300"));

        stage.awaitEnd(stage.alice(), CallState.COMPLETED);
        assertEquals(1, stage.service().received("/answer").size());
        assertEquals(1, errors().size());
    }

    @Test
    void whatFailsIsAskedForAtTheFallbackUrl() {
        stage.service().answer("/answer", new Answer(500, "text/plain", "")).twiml("/fallback", "<Say>call Ada</Say>");

        stage.connect(stage.alice(), "FallbackUrl", stage.service().url("/fallback"), "FallbackMethod", "GET");

        stage.awaitEnd(stage.alice(), CallState.COMPLETED);
        assertTrue(stage.alice().heard("call Ada"));
        Received asked = stage.service().received("/fallback").get(0);
        assertEquals("GET", asked.method());
        assertTrue(asked.query().contains("ErrorCode=11200"), asked.query());
        assertTrue(asked.signatureIsRight());
    }

    @Test
    void aFallbackUrlThatFailsEndsTheCall() {
        stage.service().answer("/answer", new Answer(500, "text/plain", ""));

        stage.connect(stage.alice(), "FallbackUrl", stage.service().url("/fallback"));

        stage.awaitEnd(stage.alice(), CallState.COMPLETED);
        assertTrue(stage.alice().heard("An application error has occurred"));
    }

    private void answer(String verbs) {
        stage.service().twiml("/answer", verbs);
    }

    private void connectToTheEnd() {
        stage.connect(stage.alice());
        stage.awaitEnd(stage.alice(), CallState.COMPLETED);
    }

    private List<Integer> errors() {
        return stage.lastCall(stage.alice()).errors().stream()
                .map(CallFault::code)
                .toList();
    }
}
