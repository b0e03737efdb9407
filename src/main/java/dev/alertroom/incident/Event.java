package dev.alertroom.incident;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Something that happened in an incident. Its id follows from what happened, never from when or where, so that creating
 * the event is the claim to act on it: whoever finds it there already leaves the effect to the one who made it.
 */
public sealed interface Event {

    /** Unique within the incident; letters, digits, dots and hyphens. */
    String id();

    /** When it was first noticed. */
    Instant at();

    /** Something that happened to one attempt to reach somebody. */
    sealed interface OfCall extends Event {
        CallKey call();
    }

    /** Something that a responder did in the room, or on the way there. */
    sealed interface OfResponder extends Event {
        String responder();
    }

    /** Something that somebody who is not in the room made happen. */
    sealed interface ByHand extends Event {

        /** Who it was; empty if it happened by itself. */
        String by();
    }

    /** Something that happened to the message of the incident in one chat. It tells nothing of the incident itself. */
    sealed interface OfChat extends Event {

        /** The chat's {@linkplain Chat#id() id}. */
        String chat();

        /** Counts from 1: the first posts the message, those that follow change it. */
        int edition();
    }

    /** The first alert came; who is to be called is settled, in tiers. */
    record Opened(Instant at, String team, String room, String language, Policy policy, List<List<Responder>> tiers)
            implements Event {
        public static final String ID = EventType.OPENED.id();

        public Opened {
            tiers = tiers.stream().map(List::copyOf).toList();
        }

        @Override
        public String id() {
            return ID;
        }
    }

    /**
     * An alert came.
     *
     * @param key a digest of what makes two alerts the same
     * @param generation how often this alert had been cleared before
     * @param source which monitor told of it; empty if it is not known
     * @param links addresses where there is more about it; http or https
     */
    record Alerted(
            Instant at, String key, int generation, String message, String language, String source, List<String> links)
            implements Event {

        /** Events of version 1.1 know no source, those of 1.2 no links. */
        public Alerted {
            source = Objects.requireNonNullElse(source, "");
            links = links == null ? List.of() : List.copyOf(links);
        }

        /** Without links. */
        public Alerted(Instant at, String key, int generation, String message, String language, String source) {
            this(at, key, generation, message, language, source, List.of());
        }

        /** Of a source that is not known. */
        public Alerted(Instant at, String key, int generation, String message, String language) {
            this(at, key, generation, message, language, "");
        }

        static String id(String key, int generation) {
            return EventType.ALERTED.id(key, generation);
        }

        @Override
        public String id() {
            return id(key, generation);
        }
    }

    /** The monitor says that an alert is over. */
    record Cleared(Instant at, String key, int generation) implements Event {
        static String id(String key, int generation) {
            return EventType.CLEARED.id(key, generation);
        }

        @Override
        public String id() {
            return id(key, generation);
        }
    }

    /**
     * An alert rings nobody for a while.
     *
     * @param key the alert's
     * @param mute the id of the mute
     * @param until when it rings if it still fires, unless the mute is ended before
     */
    record Muted(Instant at, String key, int generation, String mute, Instant until) implements Event {
        @Override
        public String id() {
            return EventType.MUTED.id(key, generation, mute);
        }
    }

    /** Somebody ended a mute before its time. */
    record Unmuted(Instant at, String mute) implements Event {
        static String id(String mute) {
            return EventType.UNMUTED.id(mute);
        }

        @Override
        public String id() {
            return id(mute);
        }
    }

    /**
     * An alert named somebody who was not on the list.
     *
     * @param tier the tier that is joined; counts from 0, which is asked at once
     * @param alert the id of an alert that is muted: they are not asked as long as it is; mostly empty
     */
    record ResponderAdded(Instant at, Responder responder, int tier, String alert) implements Event {

        /** Events of version 1.1 know of no mutes. */
        public ResponderAdded {
            alert = Objects.requireNonNullElse(alert, "");
        }

        /** Somebody who is asked at once. */
        public ResponderAdded(Instant at, Responder responder) {
            this(at, responder, 0, "");
        }

        @Override
        public String id() {
            if (!alert.isEmpty()) {
                return EventType.RESPONDER_ADDED.id(responder.id(), tier, alert);
            }
            return tier == 0
                    ? EventType.RESPONDER_ADDED.id(responder.id())
                    : EventType.RESPONDER_ADDED.id(responder.id(), tier);
        }
    }

    /** The claim to place one call. */
    record CallClaimed(Instant at, CallKey call, String number) implements OfCall {
        @Override
        public String id() {
            return EventType.CALL_CLAIMED.id(call);
        }
    }

    /** Twilio took the call. */
    record CallPlaced(Instant at, CallKey call, String sid) implements OfCall {
        @Override
        public String id() {
            return EventType.CALL_PLACED.id(call, sid);
        }
    }

    /**
     * Twilio did not take the call.
     *
     * @param code Twilio's error code, 0 if there was no answer
     * @param permanent trying again cannot help
     */
    record CallRefused(Instant at, CallKey call, int code, String message, boolean permanent) implements OfCall {
        @Override
        public String id() {
            return EventType.CALL_REFUSED.id(call);
        }
    }

    /** Somebody, or a voicemail, picked up. */
    record PickedUp(Instant at, CallKey call, String sid) implements OfCall {
        @Override
        public String id() {
            return EventType.PICKED_UP.id(call);
        }
    }

    /** A responder goes into the room: the incident is acknowledged. */
    record Joined(Instant at, int cycle, String responder, String sid) implements OfResponder {
        static String id(String sid) {
            return EventType.JOINED.id(sid);
        }

        @Override
        public String id() {
            return id(sid);
        }
    }

    /**
     * Somebody with a responder's number dialled ours, and is called back on it: a caller's number is no proof of who calls.
     *
     * @param sid the incoming call
     */
    record CalledIn(Instant at, String responder, String number, String sid) implements OfResponder {
        @Override
        public String id() {
            return EventType.CALLED_IN.id(sid);
        }
    }

    /**
     * Somebody wants a phone to ring now, whatever the plan would do.
     *
     * @param call which attempt it is to be: two who want the same at once want one call
     * @param responder who is rung; perhaps nobody who is on the incident's list
     * @param number theirs, E.164
     * @param by who wants it
     */
    record Summoned(Instant at, CallKey call, Responder responder, String number, String by) implements OfCall, ByHand {
        static String id(CallKey call) {
            return EventType.SUMMONED.id(call);
        }

        @Override
        public String id() {
            return id(call);
        }
    }

    /** A responder asked not to be called for this. */
    record Declined(Instant at, CallKey call) implements OfCall {
        @Override
        public String id() {
            return EventType.DECLINED.id(call);
        }
    }

    /** A call is over. */
    record CallEnded(Instant at, CallKey call, String sid, Outcome outcome) implements OfCall {
        @Override
        public String id() {
            return EventType.CALL_ENDED.id(call, sid);
        }
    }

    /**
     * The next tier is called as well; tiers count from 0.
     *
     * @param by who wanted it before its time; empty if its time had come
     */
    record Escalated(Instant at, int cycle, int tier, String by) implements ByHand {

        /** Events of version 1.2 do not tell who. */
        public Escalated {
            by = Objects.requireNonNullElse(by, "");
        }

        /** Because its time has come. */
        public Escalated(Instant at, int cycle, int tier) {
            this(at, cycle, tier, "");
        }

        @Override
        public String id() {
            return EventType.ESCALATED.id(cycle, tier);
        }
    }

    /**
     * Everyone is rung anew.
     *
     * @param first whom it begins with, by id, before the first tier; mostly nobody
     */
    record RungAgain(Instant at, int cycle, Reason reason, List<String> first) implements Event {

        /** Why. */
        public enum Reason {
            /** An alert came that nobody has heard of. */
            ALERT,
            /** Everyone was called in vain. */
            UNANSWERED,
            /** Those who had it have left, and an alert still fires. */
            LEFT_ALONE,
            /** What was muted still fires. */
            MUTE_ENDED
        }

        /** Events of version 1.0 know of alerts only. */
        public RungAgain {
            reason = Objects.requireNonNullElse(reason, Reason.ALERT);
            first = first == null ? List.of() : List.copyOf(first);
        }

        /** For an alert, the first tier first. */
        public RungAgain(Instant at, int cycle) {
            this(at, cycle, Reason.ALERT, List.of());
        }

        static String id(int cycle) {
            return EventType.RUNG_AGAIN.id(cycle);
        }

        @Override
        public String id() {
            return id(cycle);
        }
    }

    /** A call went into the conference. One that was taken out and comes back enters another one. */
    record Entered(Instant at, String responder, String sid, String conference) implements OfResponder {
        @Override
        public String id() {
            return EventType.ENTERED.id(sid, conference);
        }
    }

    /** Who waited alone was taken out of the conference, hears something, and comes back. */
    record TakenOut(Instant at, String responder, String sid, String conference) implements OfResponder {
        @Override
        public String id() {
            return EventType.TAKEN_OUT.id(sid, conference);
        }
    }

    /**
     * A call left the conference.
     *
     * @param conference empty if it is not known; then there is no way back
     */
    record Left(Instant at, String responder, String sid, String conference) implements OfResponder {
        public Left {
            // Version 1.0 did not store it.
            conference = Objects.requireNonNullElse(conference, "");
        }

        public Left(Instant at, String responder, String sid) {
            this(at, responder, sid, "");
        }

        @Override
        public String id() {
            return conference.isEmpty() ? EventType.LEFT.id(sid) : EventType.LEFT.id(sid, conference);
        }
    }

    /**
     * Somebody typed what the room is to hear.
     *
     * @param message tells two of them apart, even if they say the same
     * @param language of the text, BCP 47
     */
    record MessageTyped(Instant at, String message, String text, String language, String by) implements ByHand {
        static String id(String message) {
            return EventType.MESSAGE_TYPED.id(message);
        }

        @Override
        public String id() {
            return id(message);
        }
    }

    /**
     * Somebody saw to it that the room does not hear a participant any more.
     *
     * @param turn how often that was changed for this call in this conference before
     */
    record ParticipantMuted(Instant at, String responder, String sid, String conference, int turn, String by)
            implements OfResponder, ByHand {
        @Override
        public String id() {
            return EventType.PARTICIPANT_MUTED.id(sid, conference, turn);
        }
    }

    /**
     * The room hears a participant again.
     *
     * @param turn how often that was changed for this call in this conference before
     */
    record ParticipantUnmuted(Instant at, String responder, String sid, String conference, int turn, String by)
            implements OfResponder, ByHand {
        @Override
        public String id() {
            return EventType.PARTICIPANT_UNMUTED.id(sid, conference, turn);
        }
    }

    /** Somebody ended the call of a participant. */
    record ParticipantRemoved(Instant at, String responder, String sid, String by) implements OfResponder, ByHand {
        @Override
        public String id() {
            return EventType.PARTICIPANT_REMOVED.id(sid);
        }
    }

    /** The claim to say something into the room. */
    record Announced(Instant at, String subject) implements Event {
        static String id(String subject) {
            return EventType.ANNOUNCED.id(subject);
        }

        @Override
        public String id() {
            return id(subject);
        }
    }

    /** It could not be said: the claim is given back. The id of this event is the subject of the next try. */
    record Unsaid(Instant at, String subject) implements Event {
        static String id(String subject) {
            return EventType.UNSAID.id(subject);
        }

        @Override
        public String id() {
            return id(subject);
        }
    }

    /**
     * Somebody closed the incident by hand.
     *
     * @param by whose token it was; empty if it is not known
     */
    record Resolved(Instant at, String by) implements Event {
        static final String ID = EventType.RESOLVED.id();

        /** Events of version 1.2 do not tell who. */
        public Resolved {
            by = Objects.requireNonNullElse(by, "");
        }

        public Resolved(Instant at) {
            this(at, "");
        }

        @Override
        public String id() {
            return ID;
        }
    }

    /**
     * The claim to post the message into a chat, or to bring it up to date.
     *
     * @param shows a digest of what the message tells: whether it is up to date
     */
    record ChatClaimed(Instant at, String chat, int edition, String shows) implements OfChat {
        static String id(String chat, int edition) {
            return EventType.CHAT_CLAIMED.id(chat, edition);
        }

        @Override
        public String id() {
            return id(chat, edition);
        }
    }

    /**
     * The chat took the message.
     *
     * @param message by which the chat knows it, so that it can be changed; empty if the chat does not tell
     */
    record ChatPosted(Instant at, String chat, int edition, String message) implements OfChat {

        public ChatPosted {
            message = Objects.requireNonNullElse(message, "");
        }

        static String id(String chat, int edition) {
            return EventType.CHAT_POSTED.id(chat, edition);
        }

        @Override
        public String id() {
            return id(chat, edition);
        }
    }

    /**
     * The chat did not take the message.
     *
     * @param permanent trying the same again cannot help
     * @param until when it may be tried again at the earliest, as far as the chat says; otherwise the same as {@code at}
     */
    record ChatFailed(Instant at, String chat, int edition, boolean permanent, Instant until) implements OfChat {
        static String id(String chat, int edition) {
            return EventType.CHAT_FAILED.id(chat, edition);
        }

        @Override
        public String id() {
            return id(chat, edition);
        }
    }
}
