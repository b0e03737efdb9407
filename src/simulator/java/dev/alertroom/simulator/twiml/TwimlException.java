package dev.alertroom.simulator.twiml;

/** A document that Twilio would not take, with the code of <a href="https://www.twilio.com/docs/api/errors">its dictionary</a>. */
public final class TwimlException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Document parse failure. */
    public static final int NOT_XML = 12100;

    /** XML validation: a verb, noun or attribute that the schema does not know. */
    public static final int NOT_TWIML = 12200;

    /** Say: invalid text. */
    public static final int SAY_TEXT = 13520;

    private final int code;

    public TwimlException(int code, String message) {
        super(message);
        this.code = code;
    }

    public int code() {
        return code;
    }
}
