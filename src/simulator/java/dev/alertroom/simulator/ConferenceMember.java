package dev.alertroom.simulator;

import dev.alertroom.simulator.twiml.ConferenceNoun;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A call that is in a conference; changed on the {@link Exchange} only. */
final class ConferenceMember {

    private final OngoingConference conference;
    private final OngoingCall call;
    private final ConferenceNoun noun;
    private final Instant joinedAt;
    private final Runnable onDialEnd;
    private final List<Playback> announcements = new ArrayList<>();
    private Optional<Playback> waitPrompts = Optional.empty();
    private boolean muted;
    private boolean held;
    private boolean musicPlays;
    private boolean left;

    ConferenceMember(
            OngoingConference conference, OngoingCall call, ConferenceNoun noun, Instant joinedAt, Runnable onDialEnd) {
        this.conference = conference;
        this.call = call;
        this.noun = noun;
        this.joinedAt = joinedAt;
        this.onDialEnd = onDialEnd;
        this.muted = noun.muted();
    }

    OngoingConference conference() {
        return conference;
    }

    OngoingCall call() {
        return call;
    }

    String label() {
        return noun.label();
    }

    boolean startsOnEnter() {
        return noun.startOnEnter();
    }

    boolean endsOnExit() {
        return noun.endOnExit();
    }

    Instant joinedAt() {
        return joinedAt;
    }

    boolean isMuted() {
        return muted;
    }

    void muted(boolean isMuted) {
        muted = isMuted;
    }

    boolean isHeld() {
        return held;
    }

    void held(boolean isHeld) {
        held = isHeld;
    }

    /** {@return whether they hear hold music, or what stands for it, instead of the room} */
    boolean isWaiting() {
        return held || !conference.isStarted();
    }

    /** {@return whether hold music sounds, and not silence or an announcement of a wait URL} */
    boolean hearsMusic() {
        return musicPlays;
    }

    void musicPlays(boolean plays) {
        musicPlays = plays;
    }

    void hearsWhileWaiting(Playback prompts) {
        waitPrompts = Optional.of(prompts);
    }

    void hears(Playback announcement) {
        announcements.add(announcement);
    }

    /** The wait is over. */
    void stopMusic() {
        waitPrompts.ifPresent(Playback::stop);
        waitPrompts = Optional.empty();
        musicPlays = false;
    }

    boolean hasLeft() {
        return left;
    }

    void leave() {
        left = true;
        stopMusic();
        announcements.forEach(Playback::stop);
    }

    /** What follows the {@code Dial} is to run. */
    void dialEnded() {
        onDialEnd.run();
    }
}
