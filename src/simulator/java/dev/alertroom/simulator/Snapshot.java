package dev.alertroom.simulator;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collector;

/** Everything the page shows, as JSON. */
final class Snapshot {

    private static final int HISTORY = 10;

    private final String from;
    private final Exchange exchange;
    private final Switchboard switchboard;
    private final Conferences conferences;
    private final Faults faults;
    private final ActivityLog log;

    Snapshot(
            String from,
            Exchange exchange,
            Switchboard switchboard,
            Conferences conferences,
            Faults faults,
            ActivityLog log) {
        this.from = from;
        this.exchange = exchange;
        this.switchboard = switchboard;
        this.conferences = conferences;
        this.faults = faults;
        this.log = log;
    }

    JsonObject take() {
        return exchange.read(() -> new JsonObject()
                .put("from", from)
                .put("speed", exchange.speed())
                .put("phones", switchboard.lines().stream().map(Snapshot::phone).collect(toArray()))
                .put(
                        "rooms",
                        conferences.all().stream()
                                .filter(conference -> !conference.hasEnded())
                                .map(Snapshot::room)
                                .collect(toArray()))
                .put("log", log.entries().stream().map(Snapshot::entry).collect(toArray()))
                .put("faults", JsonObject.mapFrom(faults.state())));
    }

    private static JsonObject phone(PhoneLine line) {
        List<OngoingCall> past =
                line.calls().stream().filter(call -> call.status().isTerminal()).toList();
        return new JsonObject()
                .put("number", line.number())
                .put(
                        "call",
                        line.current()
                                .or(() -> onItsWay(line))
                                .map(Snapshot::call)
                                .orElse(null))
                .put(
                        "history",
                        past.stream()
                                .skip(Math.max(0, past.size() - HISTORY))
                                .map(Snapshot::pastCall)
                                .collect(toArray()));
    }

    /** A phone doesn't know of a call before it rings; one who watches may. */
    private static Optional<OngoingCall> onItsWay(PhoneLine line) {
        return line.calls().stream().filter(call -> !call.status().isTerminal()).findFirst();
    }

    private static JsonObject call(OngoingCall call) {
        return new JsonObject()
                .put("sid", call.sid())
                .put("status", call.status().word())
                .put("direction", call.direction().word())
                .put("since", call.updatedAt().toEpochMilli())
                .put("ringTimeout", call.order().ringSeconds())
                .put("saying", call.saying().map(Snapshot::utterance).orElse(null))
                .put(
                        "gathering",
                        call.keysWanted()
                                .map(number -> new JsonObject().put("numDigits", number))
                                .orElse(null))
                .put(
                        "holdMusic",
                        call.participant().filter(ConferenceMember::hearsMusic).isPresent())
                .put(
                        "room",
                        call.participant()
                                .map(participant -> participant.conference().name())
                                .orElse(null))
                .put(
                        "transcript",
                        call.transcript().stream().map(Snapshot::line).collect(toArray()));
    }

    private static JsonObject pastCall(OngoingCall call) {
        return new JsonObject()
                .put("sid", call.sid())
                .put("status", call.status().word())
                .put("outcome", call.outcome())
                .put("at", call.createdAt().toEpochMilli())
                .put("duration", call.durationSeconds());
    }

    private static JsonObject line(TranscriptEntry entry) {
        return new JsonObject()
                .put("id", entry.id())
                .put("kind", word(entry.kind()))
                .put("text", entry.text())
                .put("lang", entry.language().isEmpty() ? null : entry.language())
                .put("at", entry.at().toEpochMilli());
    }

    private static JsonObject room(OngoingConference conference) {
        return new JsonObject()
                .put("name", conference.name())
                .put("sid", conference.sid())
                .put("started", conference.isStarted())
                .put(
                        "participants",
                        conference.participants().stream()
                                .map(participant -> new JsonObject()
                                        .put("number", participant.call().phoneNumber())
                                        .put("label", participant.label().isEmpty() ? null : participant.label())
                                        .put("callSid", participant.call().sid())
                                        .put("waiting", participant.isWaiting()))
                                .collect(toArray()))
                .put("saying", conference.saying().map(Snapshot::utterance).orElse(null));
    }

    private static JsonObject utterance(Utterance utterance) {
        Spoken spoken = utterance.spoken();
        return new JsonObject()
                .put("id", utterance.id())
                .put("text", spoken.text())
                .put("lang", spoken.language())
                .put("voice", spoken.voice().isEmpty() ? null : spoken.voice());
    }

    private static JsonObject entry(ActivityLog.Entry entry) {
        return new JsonObject()
                .put("id", entry.id())
                .put("at", entry.at().toEpochMilli())
                .put("kind", word(entry.kind()))
                .put("text", entry.text());
    }

    private static String word(Enum<?> kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static Collector<JsonObject, JsonArray, JsonArray> toArray() {
        return Collector.of(JsonArray::new, JsonArray::add, JsonArray::addAll);
    }
}
