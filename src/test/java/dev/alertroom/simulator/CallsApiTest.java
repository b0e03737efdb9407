package dev.alertroom.simulator;

import static dev.alertroom.simulator.Stage.ACCOUNT;
import static dev.alertroom.simulator.Stage.ALICE;
import static dev.alertroom.simulator.Stage.BOB;
import static dev.alertroom.simulator.Stage.OUR_NUMBER;
import static dev.alertroom.simulator.Stage.TOKEN;
import static dev.alertroom.simulator.Stage.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alertroom.simulator.Stage.Reply;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallsApiTest {

    @RegisterExtension
    final Stage stage = new Stage();

    @ParameterizedTest(name = "{0}: {4}")
    @CsvSource(delimiter = '|', textBlock = """
            no To            |               | +15005550006 | http://localhost/a | 21201
            To is no number  | 12            | +15005550006 | http://localhost/a | 21211
            To is a word     | nobody        | +15005550006 | http://localhost/a | 21211
            To is too long   | +819011112222333344445 | +15005550006 | http://localhost/a | 21211
            no From          | +819011112222 |              | http://localhost/a | 21213
            From is no number | +819011112222 | ours        | http://localhost/a | 21212
            From isn't ours  | +819011112222 | +15005550007 | http://localhost/a | 21210
            no Url           | +819011112222 | +15005550006 |                    | 21205
            Url is relative  | +819011112222 | +15005550006 | /voice/answer      | 21205
            Url is no URL    | +819011112222 | +15005550006 | http://local host/ | 21205
            magic: geo permission | +15005550003 | +15005550006 | http://localhost/a | 21215
            """)
    void aBadOrderIsRefusedWithTwiliosCode(String why, String to, String from, String url, int code) {
        Form form = Form.EMPTY
                .with("To", to == null ? "" : to)
                .with("From", from == null ? "" : from)
                .with("Url", url == null ? "" : url);

        Reply reply = stage.post("/Calls.json", form);

        assertEquals(400, reply.status());
        assertEquals(code, reply.code());
        assertEquals(400, reply.json().getInteger("status"));
        assertEquals("https://www.twilio.com/docs/errors/" + code, reply.json().getString("more_info"));
        assertFalse(reply.json().getString("message").isEmpty());
        assertTrue(stage.simulator().calls().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"Timeout,soon,21208", "Timeout,601,21208", "Method,PUT,21209", "ApplicationSid,AP1,21218"})
    void aBadOptionIsRefusedWithTwiliosCode(String name, String value, int code) {
        assertEquals(code, stage.order(ALICE, name, value).code());
    }

    @Test
    void aUrlHasFourThousandCharactersAtMost() {
        String url = "http://localhost/a?message=";
        String longest = url + "x".repeat(4000 - url.length());

        assertEquals(201, stage.order(ALICE, "StatusCallback", longest).status());
        assertEquals(21609, stage.order(ALICE, "StatusCallback", longest + "x").code());
        assertEquals(21206, stage.order(ALICE, "FallbackUrl", longest + "x").code());
    }

    @Test
    void aNumberIsTakenAsItIsWrittenInNorthAmerica() {
        assertEquals("+14155551212", stage.order("(415) 555-1212").json().getString("to"));
    }

    @Test
    void anOrderIsAnsweredWithTheCallResource() {
        Reply reply = stage.order(ALICE, "Record", "false", "MachineDetection", "Enable");

        JsonObject call = reply.json();
        assertEquals(201, reply.status());
        assertTrue(call.getString("sid").matches("CA[0-9a-f]{32}"));
        assertEquals("queued", call.getString("status"));
        assertEquals(ALICE, call.getString("to"));
        assertEquals(ALICE, call.getString("to_formatted"));
        assertEquals(OUR_NUMBER, call.getString("from"));
        assertEquals("(500) 555-0006", call.getString("from_formatted"));
        assertEquals("outbound-api", call.getString("direction"));
        assertEquals(
                "/2010-04-01/Accounts/%s/Calls/%s.json".formatted(ACCOUNT, call.getString("sid")),
                call.getString("uri"));
        assertEquals(
                Set.of(
                        "sid",
                        "account_sid",
                        "date_created",
                        "date_updated",
                        "parent_call_sid",
                        "to",
                        "to_formatted",
                        "from",
                        "from_formatted",
                        "phone_number_sid",
                        "status",
                        "start_time",
                        "end_time",
                        "duration",
                        "price",
                        "price_unit",
                        "direction",
                        "answered_by",
                        "annotation",
                        "api_version",
                        "forwarded_from",
                        "group_sid",
                        "caller_name",
                        "queue_time",
                        "trunk_sid",
                        "uri",
                        "subresource_uris"),
                call.fieldNames());
        assertNull(call.getValue("date_created"));
        assertNull(call.getValue("price"));
    }

    @Test
    void wrongCredentialsAreRefused() {
        for (String header : List.of(
                Stage.basic(ACCOUNT, "wrong"), Stage.basic("AC1", TOKEN), "Bearer " + TOKEN, "Basic not-base64")) {
            Reply reply = stage.send(
                    stage.at("/2010-04-01/Accounts/" + ACCOUNT + "/Calls.json").header("Authorization", header));
            assertEquals(401, reply.status());
            assertEquals(20003, reply.code());
        }
    }

    @Test
    void anApiKeyOpensTheDoorToo() {
        SimulatorSettings settings =
                new SimulatorSettings(ACCOUNT, TOKEN, OUR_NUMBER, Map.of("SK1", "secret"), 1, () -> "");
        try (Simulator withKey = Simulator.create(stage.vertx(), settings)) {
            int port = withKey.listen(0);
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(
                            "http://localhost:%d/2010-04-01/Accounts/%s/Calls.json".formatted(port, ACCOUNT)))
                    .header("Authorization", Stage.basic("SK1", "secret"));
            assertEquals(200, stage.send(request).status());
        }
    }

    @Test
    void anotherAccountIsNotFound() {
        Reply reply = stage.send(
                stage.at("/2010-04-01/Accounts/AC2/Calls.json").header("Authorization", Stage.basic(ACCOUNT, TOKEN)));

        assertEquals(404, reply.status());
        assertEquals(20404, reply.code());
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertEquals(20404, stage.get("/Calls/CA1.json").code());
        assertEquals(20404, stage.get("/Messages.json").code());
        assertEquals(404, stage.post("/Calls/CA1.json", "Status", "completed").status());
    }

    @Test
    void aCallCanBeFetchedAndListed() {
        stage.service().twiml("/answer", "<Pause length='600'/>");
        String first = stage.connect(stage.alice());
        String second = stage.call(BOB);
        await().until(stage.bob()::ringing);

        assertEquals(
                "in-progress", stage.get("/Calls/" + first + ".json").json().getString("status"));
        assertEquals(
                List.of(second, first), sids(stage.get("/Calls.json").json().getJsonArray("calls")));
        assertEquals(
                List.of(first),
                sids(stage.get("/Calls.json?Status=in-progress").json().getJsonArray("calls")));
        assertEquals(
                List.of(second),
                sids(stage.get("/Calls.json?To=%2B819033334444").json().getJsonArray("calls")));
    }

    /** https://www.twilio.com/docs/voice/api/call-resource#read-multiple-call-resources: days, in UTC */
    @Test
    void callsAreListedByTheDayOnWhichTheyStarted() {
        stage.service().twiml("/answer", "<Pause length='600'/>");
        stage.simulator().faults().callsPerSecond(0.001);
        String started = stage.connect(stage.alice());
        stage.call(BOB);
        var today = LocalDate.now(ZoneOffset.UTC);

        assertEquals(List.of(started), listed("StartTime%3E=" + today.minusDays(1)));
        assertEquals(List.of(), listed("StartTime%3E=" + today.plusDays(2)));
        assertEquals(List.of(), listed("StartTime%3C=" + today.minusDays(2)));
        assertEquals(List.of(started), listed("StartTime%3C=" + today.plusDays(1) + "T00:00:00Z"));
        assertEquals(400, stage.get("/Calls.json?StartTime=yesterday").status());
    }

    /** "Null if the call has not yet been dialed": https://www.twilio.com/docs/voice/api/call-resource#call-properties */
    @Test
    void aCallStartsWhenItIsDialledAndNotWhenItIsAnswered() {
        String ringing = stage.call(BOB);
        await().until(stage.bob()::ringing);
        stage.simulator().faults().callsPerSecond(0.001);
        stage.call("+819055550001");
        String queued = stage.call("+819055550002");

        assertNotNull(stage.get("/Calls/" + ringing + ".json").json().getString("start_time"));
        assertNull(stage.get("/Calls/" + queued + ".json").json().getString("start_time"));
    }

    private List<String> listed(String filter) {
        return sids(stage.get("/Calls.json?" + filter).json().getJsonArray("calls"));
    }

    @Test
    void aLongListComesInPages() {
        for (int i = 0; i < 5; i++) {
            stage.call("+81901111000" + i);
        }

        JsonObject first = stage.get("/Calls.json?PageSize=2").json();
        JsonObject last = stage.get("/Calls.json?PageSize=2&Page=2").json();

        assertEquals(2, first.getJsonArray("calls").size());
        assertEquals(
                "/2010-04-01/Accounts/%s/Calls.json?PageSize=2&Page=1".formatted(ACCOUNT),
                first.getString("next_page_uri"));
        assertEquals(1, last.getJsonArray("calls").size());
        assertNull(last.getString("next_page_uri"));
    }

    @Test
    void aRingingCallCanBeCanceled() {
        String sid = stage.call(ALICE);
        await().until(stage.alice()::ringing);

        assertEquals(
                "canceled",
                stage.post("/Calls/" + sid + ".json", "Status", "canceled")
                        .json()
                        .getString("status"));
        assertFalse(stage.alice().ringing());
    }

    @Test
    void cancelingDoesNotAffectACallInProgress() {
        stage.service().twiml("/answer", "<Pause length='600'/>");
        String sid = stage.connect(stage.alice());

        Reply reply = stage.post("/Calls/" + sid + ".json", "Status", "canceled");

        assertEquals("in-progress", reply.json().getString("status"));
        assertTrue(stage.alice().inCall());
    }

    @Test
    void aCallInProgressCanBeCompleted() {
        stage.service().twiml("/answer", "<Pause length='600'/>");
        String sid = stage.connect(stage.alice());

        JsonObject call =
                stage.post("/Calls/" + sid + ".json", "Status", "completed").json();

        assertEquals("completed", call.getString("status"));
        assertTrue(Integer.parseInt(call.getString("duration")) >= 1);
        assertFalse(stage.alice().inCall());
    }

    @Test
    void aCallThatHasEndedCanNotBeChanged() {
        String sid = stage.call(ALICE);
        await().until(stage.alice()::ringing);
        stage.alice().decline();

        Reply reply = stage.post("/Calls/" + sid + ".json", "Status", "canceled");

        assertEquals(400, reply.status());
        assertEquals(21220, reply.code());
    }

    @Test
    void aLiveCallCanBeSentToAnotherDocument() {
        stage.service().twiml("/answer", "<Pause length='600'/>").twiml("/other", "<Say>over here</Say>");
        String sid = stage.connect(stage.alice());

        stage.post("/Calls/" + sid + ".json", "Url", stage.service().url("/other"));

        await().until(() -> stage.alice().heard("over here"));
    }

    private static List<String> sids(JsonArray calls) {
        return calls.stream().map(call -> ((JsonObject) call).getString("sid")).toList();
    }
}
