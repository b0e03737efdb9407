package dev.alertroom.incident;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The kinds of events. Their names are how they are stored and shown; their ids begin with a word of their own. Both are
 * kept for good: old events and other versions of the service must stay readable.
 */
public enum EventType {
    OPENED("opened", "opened", Event.Opened.class),
    ALERTED("alerted", "alert", Event.Alerted.class),
    CLEARED("cleared", "cleared", Event.Cleared.class),
    MUTED("muted", "muted", Event.Muted.class),
    UNMUTED("unmuted", "unmuted", Event.Unmuted.class),
    RESPONDER_ADDED("responder-added", "responder", Event.ResponderAdded.class),
    CALL_CLAIMED("call-claimed", "call", Event.CallClaimed.class),
    CALL_PLACED("call-placed", "placed", Event.CallPlaced.class),
    CALL_REFUSED("call-refused", "refused", Event.CallRefused.class),
    PICKED_UP("picked-up", "picked-up", Event.PickedUp.class),
    JOINED("joined", "joined", Event.Joined.class),
    CALLED_IN("called-in", "called-in", Event.CalledIn.class),
    SUMMONED("summoned", "summoned", Event.Summoned.class),
    DECLINED("declined", "declined", Event.Declined.class),
    CALL_ENDED("call-ended", "ended", Event.CallEnded.class),
    ESCALATED("escalated", "tier", Event.Escalated.class),
    RUNG_AGAIN("rung-again", "again", Event.RungAgain.class),
    ENTERED("entered", "entered", Event.Entered.class),
    TAKEN_OUT("taken-out", "out", Event.TakenOut.class),
    LEFT("left", "left", Event.Left.class),
    MESSAGE_TYPED("message-typed", "typed", Event.MessageTyped.class),
    PARTICIPANT_MUTED("participant-muted", "mic-off", Event.ParticipantMuted.class),
    PARTICIPANT_UNMUTED("participant-unmuted", "mic-on", Event.ParticipantUnmuted.class),
    PARTICIPANT_REMOVED("participant-removed", "removed", Event.ParticipantRemoved.class),
    ANNOUNCED("announced", "said", Event.Announced.class),
    UNSAID("unsaid", "unsaid", Event.Unsaid.class),
    RESOLVED("resolved", "resolved", Event.Resolved.class),
    CHAT_CLAIMED("chat-claimed", "chat", Event.ChatClaimed.class),
    CHAT_POSTED("chat-posted", "chat-posted", Event.ChatPosted.class),
    CHAT_FAILED("chat-failed", "chat-failed", Event.ChatFailed.class);

    private final String text;
    private final String prefix;
    private final Class<? extends Event> recorded;

    EventType(String text, String prefix, Class<? extends Event> recorded) {
        this.text = text;
        this.prefix = prefix;
        this.recorded = recorded;
    }

    /** The kind of an event. */
    public static EventType of(Event event) {
        return Arrays.stream(values())
                .filter(type -> type.recorded == event.getClass())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("an event without a type: " + event.getClass()));
    }

    /** The name in kebab case, such as {@code call-placed}. */
    public String text() {
        return text;
    }

    /** The record that holds such an event. */
    public Class<? extends Event> recorded() {
        return recorded;
    }

    /** The id of such an event, from what tells it apart from others of its kind. */
    String id(Object... parts) {
        return Stream.concat(Stream.of(prefix), Arrays.stream(parts).map(Object::toString))
                .collect(Collectors.joining("."));
    }

    /** Whether an id is that of such an event, or that of a failure to say it. */
    boolean isTypeOf(String eventId) {
        var said = eventId;
        while (said.startsWith(UNSAID.prefix + ".")) {
            said = said.substring(UNSAID.prefix.length() + 1);
        }
        return said.equals(prefix) || said.startsWith(prefix + ".");
    }
}
