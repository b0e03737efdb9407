package dev.alertroom.incident;

import io.smallrye.mutiny.Uni;
import java.time.Duration;

/** Rings people, and speaks to those in a room. Nothing here fails: what goes wrong is in the answer, or in the log. */
public interface Telephone {

    /** The same telephone, which takes no longer than this for anything that it is asked for. */
    Telephone within(Duration patience);

    /**
     * Rings a number. An unreachable provider is tried again for some seconds.
     *
     * @param number E.164
     */
    Uni<Placement> ring(CallContext call, String number, Policy policy, CallbackAddresses addresses);

    /**
     * Stops a call that has not been answered yet; one that has been goes on.
     *
     * @return whether it is over by that: of a call that was still queued nothing more is heard
     */
    Uni<Boolean> cancel(String sid);

    /**
     * Speaks to everyone in a conference that has begun.
     *
     * @param conference the provider's id of it
     * @param language of what has none of its own
     */
    Uni<Said> announce(String conference, Announcement announcement, String language, CallbackAddresses addresses);

    /**
     * Takes a call out of its conference, speaks to it, and sends it back into the room.
     *
     * @param language of what has none of its own
     */
    Uni<Said> tell(RoomParticipant waiting, Announcement announcement, String language, CallbackAddresses addresses);

    /**
     * Has those in a conference hear a participant, or not.
     *
     * @param conference the provider's id of it
     * @param sid the participant's call
     * @return whether it was done
     */
    Uni<Boolean> mute(String conference, String sid, boolean muted);

    /**
     * Ends a call that has been answered.
     *
     * @return whether it was done
     */
    Uni<Boolean> hangUp(String sid);

    /** Where a call stands. One that the provider does not know has failed. */
    Uni<CallReport> look(String sid);

    /**
     * Who is in a conference.
     *
     * @param conference the provider's id of it
     */
    Uni<RoomReport> lookIntoRoom(String conference);
}
