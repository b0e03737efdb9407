package dev.alertroom.simulator;

import static dev.alertroom.simulator.Stage.ALICE;
import static dev.alertroom.simulator.Stage.BOB;
import static dev.alertroom.simulator.Stage.OUR_NUMBER;
import static dev.alertroom.simulator.Stage.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alertroom.simulator.Stage.Reply;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageApiTest {

    @RegisterExtension
    final Stage stage = new Stage();

    @Test
    void theStateShowsTheNumberAndNoPhonesAtFirst() {
        JsonObject state = state();

        assertEquals(OUR_NUMBER, state.getString("from"));
        assertEquals(50.0, state.getDouble("speed"));
        assertTrue(state.getJsonArray("phones").isEmpty());
        assertTrue(state.getJsonArray("rooms").isEmpty());
        assertFalse(state.getJsonObject("faults").getBoolean("down"));
    }

    @Test
    void theButtonsDoWhatAPersonDoes() {
        stage.service()
                .twiml(
                        "/answer",
                        "<Gather numDigits='1' action='/key'><Say language='en-US' loop='0'>press 1</Say></Gather>")
                .twiml("/key", "<Dial><Conference participantLabel='who'>AlertRoom</Conference></Dial>");
        stage.call(ALICE, "Timeout", "25");
        await().until(stage.alice()::ringing);
        JsonObject ringing = call();
        assertEquals("ringing", ringing.getString("status"));
        assertEquals("outbound-api", ringing.getString("direction"));
        assertEquals(25, ringing.getInteger("ringTimeout"));

        assertEquals(204, press("/answer").status());
        await().until(stage.alice()::askedForKeys);
        JsonObject talking = call();
        assertEquals("in-progress", talking.getString("status"));
        assertEquals(1, talking.getJsonObject("gathering").getInteger("numDigits"));
        await().untilAsserted(() ->
                assertEquals("press 1", call().getJsonObject("saying").getString("text")));

        assertEquals(204, press("/keys/1").status());
        await().until(() -> stage.alice().room().isPresent());
        JsonObject inRoom = call();
        assertEquals("AlertRoom", inRoom.getString("room"));
        assertTrue(inRoom.getBoolean("holdMusic"));
        assertNull(inRoom.getJsonObject("gathering"));
        JsonObject room = state().getJsonArray("rooms").getJsonObject(0);
        assertFalse(room.getBoolean("started"));
        JsonObject participant = room.getJsonArray("participants").getJsonObject(0);
        assertEquals(ALICE, participant.getString("number"));
        assertEquals("who", participant.getString("label"));
        assertTrue(participant.getBoolean("waiting"));

        assertEquals(204, press("/hangup").status());
        JsonObject phone = state().getJsonArray("phones").getJsonObject(0);
        assertNull(phone.getJsonObject("call"));
        assertEquals("completed", phone.getJsonArray("history").getJsonObject(0).getString("status"));
    }

    @Test
    void theTranscriptTellsTheCall() {
        stage.service().twiml("/answer", "<Say language='ja-JP'>障害</Say><Play>/gong.mp3</Play><Pause length='600'/>");
        stage.connect(stage.alice());
        await().until(() -> call().getJsonArray("transcript").size() == 2);
        stage.alice().press("7");

        List<String> lines = call().getJsonArray("transcript").stream()
                .map(JsonObject.class::cast)
                .map(line ->
                        "%s %s %s".formatted(line.getString("kind"), line.getString("text"), line.getString("lang")))
                .toList();

        assertEquals(List.of("say 障害 ja-JP", "play /gong.mp3 null", "key 7 null"), lines);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/answer", "/decline", "/voicemail", "/hangup", "/keys/1"})
    void aButtonThatCanNotWorkNowSaysWhy(String button) {
        Reply reply = press(button);

        assertEquals(409, reply.status());
        assertTrue(reply.json().getString("message").contains(ALICE));
    }

    @Test
    void aPhoneCanBeAddedAndForgotten() {
        assertEquals(204, press("").status());
        assertEquals(ALICE, state().getJsonArray("phones").getJsonObject(0).getString("number"));

        assertEquals(
                204, stage.send(stage.at("/simulator/phones/" + ALICE).DELETE()).status());

        assertTrue(state().getJsonArray("phones").isEmpty());
    }

    @Test
    void aPhoneCanDialIn() {
        stage.service().twiml("/incoming", "<Pause length='600'/>");

        assertEquals(204, press("/dial").status());

        await().until(stage.alice()::inCall);
        assertEquals("inbound", call().getString("direction"));
    }

    @Test
    void faultsAreSetAndResetFromThePage() {
        Reply set = faults("""
                {"latencyMillis": 5, "answerNext": {"times": 1, "status": 429, "retryAfterSeconds": 1},
                 "refuse": {"+819033334444": 21215}, "fail": ["+819011112222"], "dropNextCallbacks": 2,
                 "duplicateCallbacks": true, "callsPerSecond": 1.5}
                """);
        assertEquals(204, set.status());
        assertEquals(5, state().getJsonObject("faults").getInteger("latencyMillis"));
        assertEquals(429, stage.order(BOB).status());
        assertEquals(21215, stage.order(BOB).code());

        assertEquals(
                204,
                stage.send(stage.at("/simulator/reset").POST(BodyPublishers.noBody()))
                        .status());

        assertEquals(0, state().getJsonObject("faults").getInteger("latencyMillis"));
        assertEquals(201, stage.order(BOB).status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"no-such-fault\": 1}", "{\"down\": 1}", "not json"})
    void whatIsNoFaultIsRefused(String body) {
        Reply reply = faults(body);

        assertEquals(400, reply.status());
        assertNotNull(reply.json().getString("message"));
    }

    @Test
    void everyChangeIsPushedToThePage() {
        List<String> lines = new CopyOnWriteArrayList<>();
        stage.vertx()
                .createHttpClient()
                .request(HttpMethod.GET, stage.port(), "localhost", "/simulator/events")
                .compose(HttpClientRequest::send)
                .onSuccess(events -> {
                    lines.add(events.getHeader("Content-Type"));
                    events.handler(chunk -> lines.add(chunk.toString()));
                });
        await().until(() -> lines.size() == 2);
        assertEquals("text/event-stream", lines.get(0));
        assertTrue(lines.get(1).startsWith("event: state\ndata: {\"from\":"));

        stage.call(ALICE);

        await().until(() -> lines.stream().anyMatch(line -> line.contains("\"status\":\"ringing\"")));
    }

    @Test
    void aFileOfThePageIsServedAndNothingElse() {
        Reply page = stage.send(stage.at("/simulator/page-of-the-test.html"));

        assertEquals(200, page.status());
        assertEquals(
                "text/html; charset=UTF-8",
                page.http().headers().firstValue("Content-Type").orElse(""));
        assertTrue(page.http().body().contains("A file of the page"));
        for (String path :
                List.of("/simulator/no-such.html", "/simulator/..%2fapplication.properties", "/simulator/a")) {
            assertEquals(404, stage.send(stage.at(path)).status());
        }
    }

    private JsonObject state() {
        return stage.send(stage.at("/simulator/state")).json();
    }

    private JsonObject call() {
        return state().getJsonArray("phones").getJsonObject(0).getJsonObject("call");
    }

    private Reply press(String button) {
        return stage.send(stage.at("/simulator/phones/" + ALICE + button).POST(BodyPublishers.noBody()));
    }

    private Reply faults(String json) {
        return stage.send(stage.at("/simulator/faults").POST(BodyPublishers.ofString(json)));
    }
}
