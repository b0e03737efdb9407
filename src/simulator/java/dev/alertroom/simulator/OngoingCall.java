package dev.alertroom.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A call while it lives and after; changed on the {@link Exchange} only. */
final class OngoingCall implements Audience {

    enum Direction {
        OUTBOUND("outbound-api"),
        INBOUND("inbound");

        private final String word;

        Direction(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    private final Exchange exchange;
    private final String sid = Sids.call();
    private final Direction direction;
    private final CallOrder order;
    private final Instant createdAt;
    private Instant updatedAt;
    private Optional<Instant> dialledAt = Optional.empty();
    private Optional<Instant> answeredAt = Optional.empty();
    private Optional<Instant> endedAt = Optional.empty();
    private CallState status;
    private Optional<String> outcome = Optional.empty();
    private int sequence;

    private final List<Spoken> heard = new ArrayList<>();
    private final List<TranscriptEntry> transcript = new ArrayList<>();
    private final List<CallFault> errors = new ArrayList<>();
    private Optional<Utterance> saying = Optional.empty();
    private Optional<Integer> keysWanted = Optional.empty();
    private Optional<ConferenceMember> participant = Optional.empty();

    /** Set while the call rings or is in progress; each knows what of itself to undo. */
    private Exchange.Timer timer = new Exchange.Timer();

    private Optional<CallScript> script = Optional.empty();

    OngoingCall(Exchange exchange, Direction direction, CallState status, CallOrder order) {
        this.exchange = exchange;
        this.direction = direction;
        this.status = status;
        this.order = order;
        this.createdAt = exchange.now();
        this.updatedAt = createdAt;
    }

    String sid() {
        return sid;
    }

    String to() {
        return order.to();
    }

    String from() {
        return order.from();
    }

    /** {@return the number that isn't ours} */
    String phoneNumber() {
        return direction == Direction.OUTBOUND ? order.to() : order.from();
    }

    CallOrder order() {
        return order;
    }

    Direction direction() {
        return direction;
    }

    CallState status() {
        return status;
    }

    void status(CallState next) {
        status = next;
        updatedAt = exchange.now();
        if (dialledAt.isEmpty() && next != CallState.QUEUED && !next.isTerminal()) {
            dialledAt = Optional.of(updatedAt);
        }
        if (next == CallState.IN_PROGRESS) {
            answeredAt = Optional.of(updatedAt);
        }
        if (next.isTerminal()) {
            endedAt = Optional.of(updatedAt);
        }
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }

    /** {@return when it left the queue, or came in; empty if it is still in it, or was taken out of it} */
    Optional<Instant> dialledAt() {
        return dialledAt;
    }

    Optional<Instant> answeredAt() {
        return answeredAt;
    }

    Optional<Instant> endedAt() {
        return endedAt;
    }

    /** {@return simulated seconds from answer to end, rounded up as Twilio bills them; 0 before the end} */
    long durationSeconds() {
        return answeredAt
                .flatMap(start -> endedAt.map(end -> exchange.simulatedBetween(start, end)))
                .map(Duration::toMillis)
                .map(millis -> Math.max(1, (millis + 999) / 1000))
                .orElse(0L);
    }

    int nextSequence() {
        return sequence++;
    }

    void await(Exchange.Timer next) {
        timer.cancel();
        timer = next;
    }

    void stopWaiting() {
        timer.cancel();
    }

    Optional<CallScript> script() {
        return script;
    }

    void script(CallScript running) {
        script = Optional.of(running);
    }

    Optional<ConferenceMember> participant() {
        return participant;
    }

    void participant(Optional<ConferenceMember> inRoom) {
        participant = inRoom;
    }

    Optional<Integer> keysWanted() {
        return keysWanted;
    }

    /** @param number how many keys are asked for, 0 for any number; empty when none are */
    void keysWanted(Optional<Integer> number) {
        keysWanted = number;
    }

    Optional<Utterance> saying() {
        return saying;
    }

    List<TranscriptEntry> transcript() {
        return transcript;
    }

    List<Spoken> heard() {
        return heard;
    }

    /** {@return how it went in a word: the status, unless that says too little} */
    String outcome() {
        return outcome.orElse(status.word());
    }

    void outcome(String word) {
        outcome = Optional.of(word);
    }

    @Override
    public void hear(Utterance utterance) {
        Spoken spoken = utterance.spoken();
        saying = Optional.of(utterance);
        heard.add(spoken);
        transcript.add(new TranscriptEntry(
                utterance.id(), TranscriptEntry.Kind.SAY, spoken.text(), spoken.language(), exchange.now()));
    }

    @Override
    public void hearAudio(String what) {
        note(TranscriptEntry.Kind.PLAY, what);
    }

    @Override
    public void fallSilent(Utterance utterance) {
        if (saying.filter(utterance::equals).isPresent()) {
            saying = Optional.empty();
        }
    }

    void note(TranscriptEntry.Kind kind, String text) {
        transcript.add(new TranscriptEntry(exchange.nextId(), kind, text, "", exchange.now()));
    }

    void error(CallFault error) {
        errors.add(error);
        note(TranscriptEntry.Kind.ERROR, error.code() + " " + error.message());
    }

    SimulatedCall snapshot() {
        return new SimulatedCall(
                sid,
                order.to(),
                order.from(),
                direction.word(),
                status,
                createdAt,
                answeredAt,
                endedAt,
                durationSeconds(),
                outcome(),
                List.copyOf(heard),
                List.copyOf(errors));
    }
}
