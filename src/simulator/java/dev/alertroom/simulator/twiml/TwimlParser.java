package dev.alertroom.simulator.twiml;

import dev.alertroom.simulator.twiml.Verb.Audible;
import dev.alertroom.simulator.twiml.Verb.Dial;
import dev.alertroom.simulator.twiml.Verb.Gather;
import dev.alertroom.simulator.twiml.Verb.Hangup;
import dev.alertroom.simulator.twiml.Verb.Pause;
import dev.alertroom.simulator.twiml.Verb.Play;
import dev.alertroom.simulator.twiml.Verb.Redirect;
import dev.alertroom.simulator.twiml.Verb.Reject;
import dev.alertroom.simulator.twiml.Verb.Say;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.io.StringReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Reads a TwiML document. Stricter than Twilio, which often only warns: what Twilio would warn of is an error here,
 * because a warning is not seen until someone looks for it.
 */
public final class TwimlParser {

    private static final int FOREVER = 1000;
    private static final int MAX_CHARACTERS_SAID = 3000;
    private static final int MAX_ENCODED_CHARACTERS_SAID = 4500;
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,4}){0,2}");
    private static final Pattern VOICE = Pattern.compile("man|woman|alice|[A-Za-z]+\\.[A-Za-z0-9_-]+");
    private static final Pattern FINISH_ON_KEY = Pattern.compile("[0-9#*]?");
    private static final Pattern DIGITS = Pattern.compile("[0-9A-D#*wW]+");
    private static final Set<String> SSML =
            Set.of("break", "emphasis", "lang", "p", "phoneme", "prosody", "s", "say-as", "sub", "w");
    private static final Set<String> CONFERENCE_EVENTS =
            Set.of("start", "end", "join", "leave", "mute", "hold", "modify", "speaker", "announcement");

    private TwimlParser() {}

    /**
     * @return the verbs of the document, in its order
     * @throws TwimlException if it is not XML, or not TwiML that is simulated
     */
    public static List<Verb> parse(String document) {
        Element response = root(document);
        if (!response.getTagName().equals("Response")) {
            throw notTwiml("the root must be <Response>, not <%s>".formatted(response.getTagName()));
        }
        Attributes.of(response);
        return children(response).stream().map(TwimlParser::verb).toList();
    }

    private static Element root(String document) {
        try {
            return builder().parse(new InputSource(new StringReader(document))).getDocumentElement();
        } catch (SAXException e) {
            throw new TwimlException(TwimlException.NOT_XML, "the document is not XML: " + e.getMessage());
        } catch (IOException e) {
            throw new IllegalStateException("reading a string failed", e);
        }
    }

    private static DocumentBuilder builder() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Strict());
            return builder;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the JDK's XML parser can't be made safe", e);
        }
    }

    private static Verb verb(Element element) {
        return switch (element.getTagName()) {
            case "Say", "Play", "Pause" -> audible(element);
            case "Gather" -> gather(element);
            case "Redirect" -> redirect(element);
            case "Dial" -> dial(element);
            case "Hangup" -> hangup(element);
            case "Reject" -> reject(element);
            default -> throw notTwiml("<%s> is not a verb that is simulated".formatted(element.getTagName()));
        };
    }

    private static Audible audible(Element element) {
        return switch (element.getTagName()) {
            case "Say" -> say(element);
            case "Play" -> play(element);
            case "Pause" -> pause(element);
            default ->
                throw notTwiml("<%s> may not stand in <%s>"
                        .formatted(element.getTagName(), element.getParentNode().getNodeName()));
        };
    }

    private static Say say(Element element) {
        Attributes attributes = Attributes.of(element, "voice", "language", "loop");
        for (Element child : children(element)) {
            if (!SSML.contains(child.getTagName())) {
                throw notTwiml("<%s> may not stand in <Say>".formatted(child.getTagName()));
            }
        }
        return new Say(
                spokenText(element),
                attributes.matching("language", LANGUAGE, "en-US"),
                attributes.matching("voice", VOICE, ""),
                attributes.number("loop", 1, 0, FOREVER));
    }

    /** The limits are those of https://www.twilio.com/docs/voice/twiml/say. */
    private static String spokenText(Element element) {
        String text = element.getTextContent().strip().replaceAll("\\s+", " ");
        if (text.isEmpty()) {
            throw new TwimlException(TwimlException.SAY_TEXT, "<Say> says nothing");
        }
        if (text.length() > MAX_CHARACTERS_SAID
                || URLEncoder.encode(text, StandardCharsets.UTF_8).length() > MAX_ENCODED_CHARACTERS_SAID) {
            throw new TwimlException(
                    TwimlException.SAY_TEXT, "<Say> says more than Twilio can: %d characters".formatted(text.length()));
        }
        return text;
    }

    private static Play play(Element element) {
        Attributes attributes = Attributes.of(element, "loop", "digits");
        String url = element.getTextContent().strip();
        String digits = attributes.matching("digits", DIGITS, "");
        if (url.isEmpty() == digits.isEmpty()) {
            throw notTwiml("<Play> needs a URL or digits");
        }
        return new Play(url, digits, attributes.number("loop", 1, 0, FOREVER));
    }

    private static Pause pause(Element element) {
        return new Pause(Attributes.of(element, "length").number("length", 1, 0, Integer.MAX_VALUE));
    }

    private static Gather gather(Element element) {
        Attributes attributes = Attributes.of(
                element,
                "action",
                "method",
                "input",
                "timeout",
                "numDigits",
                "finishOnKey",
                "actionOnEmptyResult",
                "bargeIn",
                "language",
                "hints",
                "speechTimeout",
                "profanityFilter");
        attributes.words("input", Set.of("dtmf", "speech"));
        return new Gather(
                attributes.number("numDigits", 0, 1, FOREVER),
                attributes.number("timeout", 5, 0, 600),
                attributes.matching("finishOnKey", FINISH_ON_KEY, "#"),
                attributes.target("action", "method").orElseGet(() -> new Target("", attributes.method("method"))),
                attributes.flag("actionOnEmptyResult", false),
                attributes.flag("bargeIn", true),
                children(element).stream().map(TwimlParser::audible).toList());
    }

    private static Redirect redirect(Element element) {
        HttpMethod method = Attributes.of(element, "method").method("method");
        String url = element.getTextContent().strip();
        if (url.isEmpty()) {
            throw notTwiml("<Redirect> needs a URL");
        }
        return new Redirect(new Target(url, method));
    }

    private static Dial dial(Element element) {
        Attributes attributes = Attributes.of(
                element,
                "action",
                "method",
                "hangupOnStar",
                "timeout",
                "timeLimit",
                "callerId",
                "answerOnBridge",
                "record",
                "trim");
        List<Element> nouns = children(element);
        if (nouns.size() != 1 || !nouns.get(0).getTagName().equals("Conference")) {
            throw notTwiml("<Dial> is simulated with one <Conference> in it, and nothing else");
        }
        return new Dial(
                conference(nouns.get(0)),
                attributes.target("action", "method"),
                attributes.flag("hangupOnStar", false));
    }

    private static ConferenceNoun conference(Element element) {
        Attributes attributes = Attributes.of(
                element,
                "muted",
                "beep",
                "startConferenceOnEnter",
                "endConferenceOnExit",
                "participantLabel",
                "jitterBufferSize",
                "waitUrl",
                "waitMethod",
                "maxParticipants",
                "region",
                "record",
                "trim",
                "coach",
                "statusCallback",
                "statusCallbackEvent",
                "statusCallbackMethod");
        attributes.words("beep", Set.of("true", "false", "onEnter", "onExit"));
        String name = element.getTextContent().strip();
        if (name.isEmpty()) {
            throw notTwiml("<Conference> needs a name");
        }
        return new ConferenceNoun(
                name,
                attributes.text("participantLabel").orElse(""),
                attributes.flag("startConferenceOnEnter", true),
                attributes.flag("endConferenceOnExit", false),
                attributes.flag("muted", false),
                attributes.target("waitUrl", "waitMethod"),
                attributes.target("statusCallback", "statusCallbackMethod"),
                attributes.words("statusCallbackEvent", CONFERENCE_EVENTS),
                attributes.number("maxParticipants", 250, 2, 250));
    }

    private static Hangup hangup(Element element) {
        Attributes.of(element);
        return new Hangup();
    }

    private static Reject reject(Element element) {
        String reason =
                Attributes.of(element, "reason").matching("reason", Pattern.compile("rejected|busy"), "rejected");
        return new Reject(reason.equals("busy"));
    }

    private static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    private static TwimlException notTwiml(String message) {
        return new TwimlException(TwimlException.NOT_TWIML, message);
    }

    /** Without it the JDK prints a document's errors to standard error. */
    private static final class Strict implements ErrorHandler {
        @Override
        public void warning(SAXParseException warning) {
            // a document with warnings is a document
        }

        @Override
        public void error(SAXParseException error) throws SAXException {
            throw error;
        }

        @Override
        public void fatalError(SAXParseException error) throws SAXException {
            throw error;
        }
    }
}
