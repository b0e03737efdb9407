package dev.alertroom.incident;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The addresses that the telephone is given: absolute URLs that carry all that the call path needs. */
public interface CallbackAddresses {

    /** Asked when somebody picks up. */
    String answer(CallContext call, Screening screening);

    /** Called when a call has ended. */
    String status(CallContext call);

    /** Asked for what is said into the room. */
    String announcement(Announcement announcement, String language);

    /** Asked for what is said to one who was taken out of the room, and for the way back. */
    String news(RoomParticipant waiting, Announcement announcement, String language);

    /** Where people look at an incident. */
    String page(String incident);

    /**
     * Where an alarm rings; what {@link Reader#wakeUp} needs is in its query.
     *
     * @param path of ours, with a slash at the front
     */
    String wakeUp(String path, WakeUp wakeUp);

    /** Reads what the addresses carry. */
    interface Reader {
        /** The wake-up that these parameters tell of; empty if they tell of none. */
        Optional<WakeUp> wakeUp(Map<String, List<String>> parameters);
    }

    /** Knows our address. It is asked once for every request, before anything else is done. */
    interface Source {
        /** The addresses as seen from the request that is being served. */
        CallbackAddresses ofThisRequest();
    }
}
