package dev.alertroom.incident;

/** Something to be done next. */
public sealed interface Action {

    /** Creating this event is the claim to do it. */
    Event claim();

    /** Ring a number. */
    record Call(Event.CallClaimed claim, Responder responder) implements Action {
        public CallKey key() {
            return claim.call();
        }
    }

    /** Call the next tier too. Who that is follows from the next plan. */
    record Escalate(Event.Escalated claim) implements Action {}

    /** Ring everyone anew, for an alert that nobody has heard of. Who that is follows from the next plan. */
    record RingAgain(Event.RungAgain claim) implements Action {}

    /** Say something into the room. */
    record Announce(Event.Announced claim, String conference, Announcement announcement) implements Action {}
}
