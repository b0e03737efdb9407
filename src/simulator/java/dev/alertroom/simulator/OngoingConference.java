package dev.alertroom.simulator;

import dev.alertroom.simulator.twiml.ConferenceNoun;
import dev.alertroom.simulator.twiml.Target;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A conference from its first participant on; changed on the {@link Exchange} only. */
final class OngoingConference implements Audience {

    private final String sid = Sids.conference();
    private final String name;
    private final Optional<Target> statusCallback;
    private final Set<String> events;
    private final Instant createdAt;
    private final List<ConferenceMember> participants = new ArrayList<>();
    private final List<Playback> announcements = new ArrayList<>();
    private Instant updatedAt;
    private boolean started;
    private Optional<String> endReason = Optional.empty();
    private String endedBy = "";
    private Optional<Utterance> saying = Optional.empty();
    private int sequence;

    /** The callback and its events are the first participant's; those of later ones are not heeded. */
    OngoingConference(ConferenceNoun first, Optional<Target> statusCallback, Instant createdAt) {
        this.name = first.name();
        this.statusCallback = statusCallback;
        this.events = first.events();
        this.createdAt = createdAt;
        this.updatedAt = createdAt;
    }

    String sid() {
        return sid;
    }

    String name() {
        return name;
    }

    Optional<Target> statusCallback() {
        return statusCallback;
    }

    boolean tells(String event) {
        return events.contains(event);
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }

    boolean isStarted() {
        return started;
    }

    void start(Instant now) {
        started = true;
        updatedAt = now;
    }

    boolean hasEnded() {
        return endReason.isPresent();
    }

    void end(String reason, String byCallSid, Instant now) {
        endReason = Optional.of(reason);
        endedBy = byCallSid;
        updatedAt = now;
        announcements.forEach(Playback::stop);
        announcements.clear();
    }

    /** {@return why it ended, in Twilio's words; empty while it lives} */
    Optional<String> endReason() {
        return endReason;
    }

    /** {@return the call whose leaving ended it; empty if none did} */
    String endedBy() {
        return endedBy;
    }

    String status() {
        if (hasEnded()) {
            return "completed";
        }
        return started ? "in-progress" : "init";
    }

    List<ConferenceMember> participants() {
        return List.copyOf(participants);
    }

    void add(ConferenceMember participant) {
        participants.add(participant);
    }

    void remove(ConferenceMember participant) {
        participants.remove(participant);
        saying.ifPresent(participant.call()::fallSilent);
    }

    Optional<ConferenceMember> participant(String callSidOrLabel) {
        return participants.stream()
                .filter(participant -> participant.call().sid().equals(callSidOrLabel)
                        || participant.label().equals(callSidOrLabel))
                .findFirst();
    }

    void announces(Playback announcement) {
        announcements.add(announcement);
    }

    Optional<Utterance> saying() {
        return saying;
    }

    int nextSequence() {
        return ++sequence;
    }

    @Override
    public void hear(Utterance utterance) {
        saying = Optional.of(utterance);
        participants.forEach(participant -> participant.call().hear(utterance));
    }

    @Override
    public void hearAudio(String what) {
        participants.forEach(participant -> participant.call().hearAudio(what));
    }

    @Override
    public void fallSilent(Utterance utterance) {
        participants.forEach(participant -> participant.call().fallSilent(utterance));
        if (saying.filter(utterance::equals).isPresent()) {
            saying = Optional.empty();
        }
    }

    Room snapshot() {
        return new Room(
                sid,
                name,
                started,
                hasEnded(),
                participants.stream()
                        .map(participant -> new Room.Attendee(
                                participant.call().phoneNumber(),
                                participant.call().sid(),
                                participant.label(),
                                participant.isWaiting(),
                                participant.isMuted()))
                        .toList());
    }
}
