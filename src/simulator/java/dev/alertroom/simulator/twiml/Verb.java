package dev.alertroom.simulator.twiml;

import java.util.List;
import java.util.Optional;

/** What a TwiML document tells Twilio to do, with Twilio's defaults filled in. */
public sealed interface Verb {

    /** A verb that the caller hears and that ends by itself: what may stand in a {@code Gather} or an announcement. */
    sealed interface Audible extends Verb {}

    /**
     * @param language {@code en-US} if the document names none
     * @param voice empty for the account's default voice
     * @param loop times to say it; 0 is for ever
     */
    record Say(String text, String language, String voice, int loop) implements Audible {}

    /**
     * @param url empty if {@code digits} are played
     * @param loop times to play it; 0 is for ever
     */
    record Play(String url, String digits, int loop) implements Audible {}

    record Pause(int seconds) implements Audible {}

    /**
     * @param numDigits 0 for any number of them
     * @param timeoutSeconds how long the next key is waited for
     * @param finishOnKey empty if none
     * @param action where the keys go; an empty URL is the document itself
     * @param interruptible whether a key cuts the prompts short
     */
    record Gather(
            int numDigits,
            int timeoutSeconds,
            String finishOnKey,
            Target action,
            boolean actionOnEmptyResult,
            boolean interruptible,
            List<Audible> prompts)
            implements Verb {}

    record Redirect(Target target) implements Verb {}

    record Dial(ConferenceNoun conference, Optional<Target> action, boolean hangUpOnStar) implements Verb {}

    record Hangup() implements Verb {}

    record Reject(boolean busy) implements Verb {}
}
