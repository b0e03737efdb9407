package dev.alertroom.incident;

/** The addresses that Twilio is given. They are made while a request is served, because it tells what our address is. */
public interface CallbackAddresses {

    /** The addresses as seen from the request that is being served; to be asked for before anything asynchronous. */
    Addresses ofThisRequest();

    /** Absolute URLs, with Twilio's connection overrides. */
    interface Addresses {

        /** Asked when somebody picks up. */
        String answer(CallContext ring, Screening screening);

        /** Told how a call goes. */
        String status(CallContext ring);

        /** Asked for what is said into the room. */
        String announcement(Announcement announcement, String language);
    }
}
