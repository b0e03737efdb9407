package dev.alertroom.incident;

import java.time.Instant;
import java.util.List;

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

    /** The first alert came; who is to be called is settled, in tiers. */
    record Opened(Instant at, String team, String room, String language, Policy policy, List<List<Responder>> tiers)
            implements Event {
        public static final String ID = "opened";

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
     */
    record Alerted(Instant at, String key, int generation, String message, String language) implements Event {
        @Override
        public String id() {
            return "alert." + key + "." + generation;
        }
    }

    /** The monitor says that an alert is over. */
    record Cleared(Instant at, String key, int generation) implements Event {
        @Override
        public String id() {
            return "cleared." + key + "." + generation;
        }
    }

    /** An alert named a number that was not on the list. */
    record ResponderAdded(Instant at, Responder responder) implements Event {
        @Override
        public String id() {
            return "responder." + responder.id();
        }
    }

    /** The claim to place one call. */
    record CallClaimed(Instant at, CallKey call, String number) implements OfCall {
        @Override
        public String id() {
            return "call." + call;
        }
    }

    /** Twilio took the call. */
    record CallPlaced(Instant at, CallKey call, String sid) implements OfCall {
        @Override
        public String id() {
            return "placed." + call + "." + sid;
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
            return "refused." + call;
        }
    }

    /** Somebody, or a voicemail, picked up. */
    record PickedUp(Instant at, CallKey call, String sid) implements OfCall {
        @Override
        public String id() {
            return "picked-up." + call;
        }
    }

    /** A responder goes into the room: the incident is acknowledged. */
    record Joined(Instant at, int cycle, String responder, String sid) implements OfResponder {
        @Override
        public String id() {
            return "joined." + sid;
        }
    }

    /** A responder asked not to be called for this. */
    record Declined(Instant at, CallKey call) implements OfCall {
        @Override
        public String id() {
            return "declined." + call;
        }
    }

    /** A call is over. */
    record CallEnded(Instant at, CallKey call, String sid, Outcome outcome) implements OfCall {
        @Override
        public String id() {
            return "ended." + call + "." + sid;
        }
    }

    /** The next tier is called as well; tiers count from 0. */
    record Escalated(Instant at, int cycle, int tier) implements Event {
        @Override
        public String id() {
            return "tier." + cycle + "." + tier;
        }
    }

    /** Everyone is rung anew, the first tier first. */
    record RungAgain(Instant at, int cycle) implements Event {
        @Override
        public String id() {
            return "again." + cycle;
        }
    }

    /** A call went into the conference. */
    record Entered(Instant at, String responder, String sid, String conference) implements OfResponder {
        @Override
        public String id() {
            return "entered." + sid;
        }
    }

    /** A call left the conference. */
    record Left(Instant at, String responder, String sid) implements OfResponder {
        @Override
        public String id() {
            return "left." + sid;
        }
    }

    /** The claim to say something into the room. */
    record Announced(Instant at, String subject) implements Event {
        @Override
        public String id() {
            return "said." + subject;
        }
    }

    /** Somebody closed the incident by hand. */
    record Resolved(Instant at) implements Event {
        @Override
        public String id() {
            return "resolved";
        }
    }
}
