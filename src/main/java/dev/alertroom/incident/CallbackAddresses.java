package dev.alertroom.incident;

/** The addresses that the telephone is given: absolute URLs that carry all that the call path needs. */
public interface CallbackAddresses {

    /** Asked when somebody picks up. */
    String answer(CallContext call, Screening screening);

    /** Called when a call has ended. */
    String status(CallContext call);

    /** Asked for what is said into the room. */
    String announcement(Announcement announcement, String language);

    /** Knows our address. It is asked once for every request, before anything else is done. */
    interface Source {
        /** The addresses as seen from the request that is being served. */
        CallbackAddresses ofThisRequest();
    }
}
