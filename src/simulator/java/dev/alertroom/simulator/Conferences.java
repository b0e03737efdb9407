package dev.alertroom.simulator;

import dev.alertroom.simulator.TranscriptEntry.Kind;
import dev.alertroom.simulator.twiml.ConferenceNoun;
import dev.alertroom.simulator.twiml.Target;
import dev.alertroom.simulator.twiml.TwimlException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The conference rooms. As with Twilio a room begins with its first participant, who waits with hold music; people hear
 * each other once there are two and one of them may start it; it ends with the last, or with one who is to end it.
 */
final class Conferences {

    private static final int INVALID_LABEL = 16023;
    private static final int LABEL_IN_USE = 16025;
    private static final int MAX_LABEL = 128;

    private final String accountSid;
    private final Exchange exchange;
    private final Documents documents;
    private final ConferenceCallbacks callbacks;
    private final HoldMusic holdMusic;
    private final ActivityLog log;
    private final Map<String, OngoingConference> bySid = new LinkedHashMap<>();

    Conferences(String accountSid, Exchange exchange, Documents documents, Webhooks webhooks, ActivityLog log) {
        this.accountSid = accountSid;
        this.exchange = exchange;
        this.documents = documents;
        this.log = log;
        this.callbacks = new ConferenceCallbacks(accountSid, exchange, webhooks);
        this.holdMusic = new HoldMusic(accountSid, exchange, documents);
    }

    List<OngoingConference> all() {
        return List.copyOf(bySid.values());
    }

    Optional<OngoingConference> find(String sid) {
        return Optional.ofNullable(bySid.get(sid));
    }

    void clear() {
        bySid.clear();
    }

    /**
     * @param baseUrl what relative URLs of the noun are relative to; empty if nothing
     * @param onDialEnd runs when the room has ended, or has let the participant go
     * @return false if the room is full
     * @throws TwimlException if the label is invalid or somebody else's; the call is to go on with what follows
     */
    boolean join(OngoingCall call, ConferenceNoun noun, String baseUrl, Runnable onDialEnd) {
        checkLabel(noun);
        OngoingConference conference = live(noun.name()).orElseGet(() -> open(noun, baseUrl));
        if (conference.participants().size() >= noun.maxParticipants()) {
            return false;
        }
        ConferenceMember participant = new ConferenceMember(conference, call, noun, exchange.now(), onDialEnd);
        conference.add(participant);
        call.participant(Optional.of(participant));
        call.note(Kind.ROOM, conference.name());
        callbacks.joined(participant);
        startIfComplete(conference);
        if (participant.isWaiting()) {
            holdMusic.play(participant, noun.waitUrl().map(target -> absolute(target, baseUrl)));
        }
        return true;
    }

    /**
     * "Twilio does not add the call to the conference and continues to the next TwiML verb", says
     * https://www.twilio.com/docs/api/errors/16025; what a label may be, https://www.twilio.com/docs/api/errors/16023.
     */
    private void checkLabel(ConferenceNoun noun) {
        String label = noun.label();
        if (label.length() > MAX_LABEL || label.matches("CA[0-9a-f]{32}") || label.matches("(?i).*(/|%2F).*")) {
            throw new TwimlException(INVALID_LABEL, "the participant label " + label + " is invalid");
        }
        boolean inUse = !label.isEmpty()
                && live(noun.name()).stream()
                        .flatMap(conference -> conference.participants().stream())
                        .anyMatch(participant -> participant.label().equals(label));
        if (inUse) {
            throw new TwimlException(LABEL_IN_USE, "the participant label " + label + " is in use");
        }
    }

    /** Takes a participant out. What follows their {@code Dial} does not run: see {@link ConferenceMember#dialEnded()}. */
    void leave(ConferenceMember participant, String reason) {
        OngoingConference conference = participant.conference();
        remove(participant, reason);
        if (conference.hasEnded()) {
            return;
        }
        if (participant.endsOnExit()) {
            end(
                    conference,
                    "participant-with-end-conference-on-exit-left",
                    participant.call().sid());
        } else if (conference.participants().isEmpty()) {
            end(conference, "last-participant-left", participant.call().sid());
        }
    }

    /** Puts a participant out; their call goes on with what follows its {@code Dial}. */
    void kick(ConferenceMember participant) {
        leave(participant, "participant_kicked");
        participant.dialEnded();
    }

    /** Ends the room for everyone; their calls go on with what follows their {@code Dial}. */
    void endByApi(OngoingConference conference) {
        end(conference, "conference-ended-via-api", "");
    }

    /**
     * Said to those who are in the conference. One that has not started has nobody in it: "Conferences will not start until at
     * least two participants join", https://www.twilio.com/docs/voice/twiml/conference; whoever waits hears the wait URL.
     */
    void announce(OngoingConference conference, Target announceUrl) {
        if (!conference.isStarted()) {
            log.add(ActivityLog.Kind.ERROR, "announcement: nobody hears it, the conference has not started");
            return;
        }
        Form parameters = announcement(conference);
        exchange.when(documents.fetchAudible(announceUrl, parameters), (prompts, failure) -> {
            if (conference.hasEnded()) {
                return;
            }
            if (failure != null) {
                announcementFailed(conference, announceUrl, failure);
                return;
            }
            conference.announces(Playback.start(
                    exchange, conference, prompts, () -> callbacks.announced(conference, announceUrl.url())));
        });
    }

    void announce(ConferenceMember participant, Target announceUrl) {
        OngoingConference conference = participant.conference();
        Form parameters =
                announcement(conference).with("CallSid", participant.call().sid());
        exchange.when(documents.fetchAudible(announceUrl, parameters), (prompts, failure) -> {
            if (participant.hasLeft()) {
                return;
            }
            if (failure != null) {
                announcementFailed(conference, announceUrl, failure);
                return;
            }
            participant.hears(Playback.start(
                    exchange, participant.call(), prompts, () -> callbacks.announced(conference, announceUrl.url())));
        });
    }

    void mute(ConferenceMember participant, boolean muted) {
        if (participant.isMuted() != muted) {
            participant.muted(muted);
            callbacks.muted(participant);
        }
    }

    void hold(ConferenceMember participant, boolean held, Optional<Target> holdUrl) {
        if (participant.isHeld() != held) {
            participant.held(held);
            if (held) {
                holdMusic.play(participant, holdUrl);
            } else {
                participant.stopMusic();
            }
            callbacks.held(participant);
        }
    }

    private Optional<OngoingConference> live(String name) {
        return bySid.values().stream()
                .filter(conference -> conference.name().equals(name) && !conference.hasEnded())
                .findFirst();
    }

    private OngoingConference open(ConferenceNoun noun, String baseUrl) {
        OngoingConference conference = new OngoingConference(
                noun, noun.statusCallback().map(target -> absolute(target, baseUrl)), exchange.now());
        bySid.put(conference.sid(), conference);
        return conference;
    }

    private void startIfComplete(OngoingConference conference) {
        List<ConferenceMember> present = conference.participants();
        if (!conference.isStarted()
                && present.size() >= 2
                && present.stream().anyMatch(ConferenceMember::startsOnEnter)) {
            conference.start(exchange.now());
            present.stream().filter(participant -> !participant.isHeld()).forEach(ConferenceMember::stopMusic);
            callbacks.started(conference);
        }
    }

    private void remove(ConferenceMember participant, String reason) {
        participant.leave();
        participant.conference().remove(participant);
        participant.call().participant(Optional.empty());
        callbacks.left(participant, reason);
    }

    private void end(OngoingConference conference, String reason, String byCallSid) {
        conference.end(reason, byCallSid, exchange.now());
        List<ConferenceMember> present = conference.participants();
        present.forEach(participant -> remove(participant, "conference_ended"));
        callbacks.ended(conference);
        present.forEach(ConferenceMember::dialEnded);
    }

    private void announcementFailed(OngoingConference conference, Target announceUrl, Throwable failure) {
        String reason = Documents.asTwimlError(failure).code() + " " + failure.getMessage();
        log.add(ActivityLog.Kind.ERROR, "announcement: " + reason);
        callbacks.announcementFailed(conference, announceUrl.url(), reason);
    }

    private Form announcement(OngoingConference conference) {
        return Form.EMPTY
                .with("AccountSid", accountSid)
                .with("ApiVersion", "2010-04-01")
                .with("ConferenceSid", conference.sid())
                .with("FriendlyName", conference.name());
    }

    private static Target absolute(Target target, String baseUrl) {
        return baseUrl.isEmpty() || target.url().isEmpty() ? target : target.against(baseUrl);
    }
}
