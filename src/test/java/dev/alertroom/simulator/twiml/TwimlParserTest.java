package dev.alertroom.simulator.twiml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.twilio.twiml.VoiceResponse;
import com.twilio.twiml.voice.Conference;
import com.twilio.twiml.voice.Dial;
import com.twilio.twiml.voice.Gather;
import com.twilio.twiml.voice.Hangup;
import com.twilio.twiml.voice.Pause;
import com.twilio.twiml.voice.Play;
import com.twilio.twiml.voice.Redirect;
import com.twilio.twiml.voice.Reject;
import com.twilio.twiml.voice.Say;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TwimlParserTest {

    @Test
    void whatTwiliosOwnBuilderWritesIsRead() {
        String document = new VoiceResponse.Builder()
                .gather(new Gather.Builder()
                        .numDigits(1)
                        .timeout(7)
                        .finishOnKey("")
                        .action("/voice/key?x=1&y=2")
                        .actionOnEmptyResult(true)
                        .say(new Say.Builder("障害 <1> & \"2\"")
                                .language(Say.Language.JA_JP)
                                .voice(Say.Voice.POLLY_MIZUKI)
                                .build())
                        .pause(new Pause.Builder().length(2).build())
                        .build())
                .play(new Play.Builder("https://example.com/a.mp3").loop(0).build())
                .redirect(new Redirect.Builder("/again")
                        .method(com.twilio.http.HttpMethod.GET)
                        .build())
                .dial(new Dial.Builder()
                        .hangupOnStar(true)
                        .action("/after")
                        .conference(new Conference.Builder("AlertRoom")
                                .participantLabel("p1")
                                .startConferenceOnEnter(false)
                                .endConferenceOnExit(true)
                                .muted(true)
                                .beep(Conference.Beep.ONENTER)
                                .waitUrl("")
                                .statusCallback("https://example.com/room")
                                .statusCallbackEvents(List.of(Conference.Event.JOIN, Conference.Event.LEAVE))
                                .maxParticipants(10)
                                .build())
                        .build())
                .reject(new Reject.Builder().reason(Reject.Reason.BUSY).build())
                .hangup(new Hangup.Builder().build())
                .build()
                .toXml();

        assertEquals(
                List.of(
                        new Verb.Gather(
                                1,
                                7,
                                "",
                                new Target("/voice/key?x=1&y=2", HttpMethod.POST),
                                true,
                                true,
                                List.of(new Verb.Say("障害 <1> & \"2\"", "ja-JP", "Polly.Mizuki", 1), new Verb.Pause(2))),
                        new Verb.Play("https://example.com/a.mp3", "", 0),
                        new Verb.Redirect(new Target("/again", HttpMethod.GET)),
                        new Verb.Dial(
                                new ConferenceNoun(
                                        "AlertRoom",
                                        "p1",
                                        false,
                                        true,
                                        true,
                                        Optional.of(new Target("", HttpMethod.POST)),
                                        Optional.of(new Target("https://example.com/room", HttpMethod.POST)),
                                        Set.of("join", "leave"),
                                        10),
                                Optional.of(new Target("/after", HttpMethod.POST)),
                                true),
                        new Verb.Reject(true),
                        new Verb.Hangup()),
                TwimlParser.parse(document));
    }

    @Test
    void whatIsLeftOutHasTwiliosDefault() {
        assertEquals(
                List.of(
                        new Verb.Gather(0, 5, "#", new Target("", HttpMethod.POST), false, true, List.of()),
                        new Verb.Say("hello", "en-US", "", 1),
                        new Verb.Pause(1),
                        new Verb.Reject(false)),
                TwimlParser.parse("<Response><Gather/><Say>\n  hello\n</Say><Pause/><Reject/></Response>"));
    }

    @Test
    void speechMarkupIsReadAsItsText() {
        assertEquals(
                List.of(new Verb.Say("one two", "en-US", "", 1)),
                TwimlParser.parse(
                        "<Response><Say>one <prosody rate='slow'>two</prosody><break time='1s'/></Say></Response>"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><Response><Say>&x;</Say></Response>",
                "<!DOCTYPE r SYSTEM 'http://localhost:1/r.dtd'><Response/>",
                "<!DOCTYPE r [<!ENTITY a 'aa'><!ENTITY b '&a;&a;'>]><Response><Say>&b;</Say></Response>"
            })
    void nothingOutsideTheDocumentIsRead(String document) {
        TwimlException refusal = assertThrows(TwimlException.class, () -> TwimlParser.parse(document));

        assertEquals(TwimlException.NOT_XML, refusal.code());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<Say loop='-1'>a</Say>",
                "<Say voice='Brian the narrator'>a</Say>",
                "<Say language='Japanese'>a</Say>",
                "<Say><Play>a</Play></Say>",
                "<Gather input='brainwaves'/>",
                "<Gather timeout='soon'/>",
                "<Gather method='PUT'/>",
                "<Play/>",
                "<Redirect/>",
                "<Dial>+819011112222</Dial>",
                "<Dial><Conference/></Dial>",
                "<Dial><Conference muted='yes'>a</Conference></Dial>",
                "<Dial><Conference statusCallbackEvent='joined'>a</Conference></Dial>",
                "<Reject reason='tired'/>",
                "<say>a</say>"
            })
    void whatTheSchemaDoesNotKnowIsAnError(String verb) {
        TwimlException refusal =
                assertThrows(TwimlException.class, () -> TwimlParser.parse("<Response>%s</Response>".formatted(verb)));

        assertEquals(TwimlException.NOT_TWIML, refusal.code());
    }
}
