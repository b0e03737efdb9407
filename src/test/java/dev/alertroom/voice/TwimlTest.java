package dev.alertroom.voice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.twilio.http.HttpMethod;
import com.twilio.twiml.TwiML;
import com.twilio.twiml.VoiceResponse;
import com.twilio.twiml.voice.Conference;
import com.twilio.twiml.voice.Dial;
import com.twilio.twiml.voice.Gather;
import com.twilio.twiml.voice.Hangup;
import com.twilio.twiml.voice.Say;
import dev.alertroom.speech.Prompts;
import dev.alertroom.speech.Speech;
import dev.alertroom.speech.SpokenLine;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/** Our templates against what Twilio's own builder makes for the same call. */
@QuarkusTest
class TwimlTest {

    private static final String NASTY = "<Say>&amp; \"'> 障害 😀 ]]></Response>";

    @Inject
    Twiml twiml;

    @Inject
    Speech speech;

    @Test
    void anAnsweredCallGathersThreeTimesAndSaysGoodbye() throws Exception {
        var keyUrl = "https://alertroom.example/voice/key?message=%E9%9A%9C&lang=ja-JP#rc=3&rp=all";
        var lines = List.of(new SpokenLine("ja-JP", "", NASTY), new SpokenLine("en-US", "Polly.Joanna", "Press 1"));

        var ours = twiml.answer(lines, keyUrl, new SpokenLine("en-US", "", "Goodbye"));

        var theirs = new VoiceResponse.Builder();
        for (int time = 0; time < 3; time++) {
            theirs.gather(new Gather.Builder()
                    .inputs(Gather.Input.DTMF)
                    .numDigits(1)
                    .finishOnKey("")
                    .timeout(5)
                    .action(keyUrl)
                    .method(HttpMethod.POST)
                    .say(say("ja-JP", NASTY).build())
                    .say(say("en-US", "Press 1").voice(Say.Voice.POLLY_JOANNA).build())
                    .build());
        }
        theirs.say(say("en-US", "Goodbye").build()).hangup(new Hangup.Builder().build());
        same(theirs.build(), ours);
    }

    @Test
    void theOneWhoJoinsIsDialledIntoTheConference() throws Exception {
        var events = "https://alertroom.example/voice/room?incident=default-1#rc=3&rp=all";

        var ours = twiml.join(List.of(new SpokenLine("ja-JP", "", "どうぞ")), "Alert & Room", "3fdbc8b3802ecab8", events);

        var labelled = conference("Alert & Room", events)
                .participantLabel("3fdbc8b3802ecab8")
                .build();
        // Whoever is not added for the label goes on with the next verb: https://www.twilio.com/docs/api/errors/16025.
        var unlabelled = conference("Alert & Room", events).build();
        same(
                new VoiceResponse.Builder()
                        .say(say("ja-JP", "どうぞ").build())
                        .dial(new Dial.Builder().conference(labelled).build())
                        .dial(new Dial.Builder().conference(unlabelled).build())
                        .build(),
                ours);
    }

    private static Conference.Builder conference(String room, String events) {
        return new Conference.Builder(room)
                .statusCallback(events)
                .statusCallbackMethod(HttpMethod.POST)
                .statusCallbackEvents(List.of(
                        Conference.Event.START, Conference.Event.END, Conference.Event.JOIN, Conference.Event.LEAVE));
    }

    @Test
    void whoeverBelongsToNoIncidentStillSaysWhereTheRoomsEventsGo() throws Exception {
        same(
                new VoiceResponse.Builder()
                        .dial(new Dial.Builder()
                                .conference(conference("AlertRoom", "https://a.example")
                                        .build())
                                .build())
                        .build(),
                twiml.join(List.of(), "AlertRoom", "", "https://a.example"));
    }

    @Test
    void whatXmlCannotHoldIsNotSaid() throws Exception {
        var line = speech.message("a\u0001b\uFFFE\uD800c", "en-US");

        same(new VoiceResponse.Builder().say(say("en-US", "abc").build()).build(), twiml.say(line));
    }

    @Test
    void languagesWithoutPromptsArePromptedInEnglish() {
        assertEquals("en-US", speech.prompt("de-DE", Prompts::keys).language());
        assertEquals("de-DE", speech.alert("Datenbank", "de-DE").language());
        assertTrue(speech.prompt("ja-JP", Prompts::keys).text().contains("1"));
    }

    @Test
    void thePrefixOpensEveryMessage() {
        assertEquals("エマージェンシー、エマージェンシー、障害", speech.alert("障害", "ja-JP").text());
        assertEquals(
                "Emergency, emergency, disk full",
                speech.alert("disk full", "en-US").text());
    }

    @Test
    void longMessagesAreCutBetweenCharacters() {
        var spoken = speech.message("😀".repeat(400), "ja-JP").text();

        assertEquals(300, spoken.codePointCount(0, spoken.length()));
        assertEquals("…", spoken.substring(spoken.length() - 1));
    }

    private static Say.Builder say(String language, String text) {
        return new Say.Builder(text).language(language.equals("ja-JP") ? Say.Language.JA_JP : Say.Language.EN_US);
    }

    private static void same(TwiML theirs, String ours) throws Exception {
        assertEquals(outline(theirs.toXml()), outline(ours));
    }

    /** Elements, attributes in order of their names, and texts, without the white space between elements. */
    private static List<String> outline(String xml) throws Exception {
        var document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        var outline = new ArrayList<String>();
        describe(document.getDocumentElement(), "", outline);
        return outline;
    }

    private static void describe(Element element, String path, List<String> outline) {
        var attributes = new TreeMap<String, String>();
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Node attribute = element.getAttributes().item(i);
            attributes.put(attribute.getNodeName(), attribute.getNodeValue());
        }
        var here = path + "/" + element.getTagName();
        outline.add(here + attributes);
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element nested) {
                describe(nested, here, outline);
            } else if (!child.getTextContent().isBlank()) {
                outline.add(here + " says " + child.getTextContent());
            }
        }
    }
}
