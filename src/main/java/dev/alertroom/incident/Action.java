package dev.alertroom.incident;

/** Something to be done next. A new kind of action does not compile until every {@link Performer} handles it. */
public sealed interface Action {

    /** Creating this event is the claim to do it. */
    Event claim();

    /** Has the performer do it. */
    <R> R performedBy(Performer<R> performer);

    /** Ring a number. */
    record Call(Event.CallClaimed claim, Responder responder) implements Action {
        public CallKey key() {
            return claim.call();
        }

        @Override
        public <R> R performedBy(Performer<R> performer) {
            return performer.call(this);
        }
    }

    /** Call the next tier too. Who that is follows from the next plan. */
    record Escalate(Event.Escalated claim) implements Action {
        @Override
        public <R> R performedBy(Performer<R> performer) {
            return performer.escalate(this);
        }
    }

    /** Ring everyone anew, for an alert that nobody has heard of. Who that is follows from the next plan. */
    record RingAgain(Event.RungAgain claim) implements Action {
        @Override
        public <R> R performedBy(Performer<R> performer) {
            return performer.ringAgain(this);
        }
    }

    /** Say something into the room. */
    record Announce(Event.Announced claim, String conference, Announcement announcement) implements Action {
        @Override
        public <R> R performedBy(Performer<R> performer) {
            return performer.announce(this);
        }
    }

    /** Say something to one who waits in a conference that has not begun, where no announcement is heard. */
    record TellWaiting(Event.Announced claim, Event.Entered waiting, Announcement announcement) implements Action {
        @Override
        public <R> R performedBy(Performer<R> performer) {
            return performer.tellWaiting(this);
        }
    }

    /** Does what actions ask for: one method for each kind. */
    interface Performer<R> {
        R call(Call call);

        R escalate(Escalate escalate);

        R ringAgain(RingAgain again);

        R announce(Announce announce);

        R tellWaiting(TellWaiting tell);
    }
}
