package dev.alertroom.voice;

/**
 * What a participant of a conference is called: the responder's id, and enough of the call's SID that no other call has the same
 * label. A call whose label another one has is not taken into the conference.
 *
 * @see <a href="https://www.twilio.com/docs/api/errors/16025">16025: label in use</a>
 * @see <a href="https://www.twilio.com/docs/api/errors/16023">16023: at most 128 characters, no slash, not a call's SID</a>
 */
final class ParticipantLabel {

    private static final char SEPARATOR = '.';
    private static final int OF_SID = 12;
    private static final int MAX = 128;

    private ParticipantLabel() {}

    static String of(String responder, String sid) {
        var end = SEPARATOR + sid.substring(Math.max(0, sid.length() - OF_SID));
        var id = responder.replace('/', '_').replace("%2F", "_").replace("%2f", "_");
        return id.substring(0, Math.min(id.length(), MAX - end.length())) + end;
    }

    /** The responder's id, as far as it fits. */
    static String responder(String label) {
        int end = label.lastIndexOf(SEPARATOR);
        return end < 0 ? label : label.substring(0, end);
    }
}
