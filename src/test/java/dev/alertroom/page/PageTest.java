package dev.alertroom.page;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alertroom.Guarded;
import dev.alertroom.OpenIncidents;
import dev.alertroom.simulator.Behaviour;
import dev.alertroom.simulator.Simulator;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page as a browser without scripts gets it. */
@QuarkusTest
@TestProfile(Guarded.class)
class PageTest {

    private static final String READER = "reader-reader-reader";
    private static final String ON_CALL = "on-call-on-call-on-call";
    private static final Pattern FORM = Pattern.compile("name=\"form\" value=\"([^\"]+)\"");

    @Inject
    Simulator simulator;

    @BeforeEach
    void reset() {
        simulator.reset();
        simulator.speed(1);
    }

    @AfterEach
    void close() {
        OpenIncidents.close();
        simulator.speed(50);
    }

    @Test
    void whoIsNotSignedInIsToldNothing() {
        var incident = alert("web", "the disk is full");
        for (String path : new String[] {"/", "/page/incidents/" + incident, "/page/drill?team=web"}) {
            browser()
                    .get(path)
                    .then()
                    .statusCode(200)
                    .contentType(startsWith("text/html"))
                    .body(containsString("name=\"token\""))
                    .body(not(containsString("disk")))
                    .body(not(containsString("web")))
                    .body(not(containsString("Smith")));
        }
    }

    @Test
    void otherClientsFindNothingAtTheRoot() {
        given().get("/").then().statusCode(404).contentType("application/problem+json");
        given().header("Accept", "application/json").get("/").then().statusCode(404);
        given().header("Accept", "text/html").get("/nothing").then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "monitor-monitor-monitor",
                "web-monitor-web-monitor",
                "former-former-former-former",
                "nobody-nobody-nobody-nobody",
                Guarded.TOKEN,
                ""
            })
    void aTokenThatMayNotReadOpensNothing(String token) {
        var answer = signingIn(token);

        answer.then().statusCode(403).body(containsString("opens nothing here"));
        assertNull(answer.header("Set-Cookie"));
    }

    @Test
    void theCookieIsSignedAndForThisHostAlone() {
        var overHttp = signingIn(READER).then().statusCode(303).extract().header("Set-Cookie");
        var overHttps = browser()
                .redirects()
                .follow(false)
                .header("X-Forwarded-Proto", "https")
                .contentType("application/x-www-form-urlencoded")
                .body("token=" + READER)
                .post("/page/sign-in")
                .header("Set-Cookie");

        assertTrue(overHttp.matches("alertroom=[\\w.-]+; Path=/; Max-Age=43200; HttpOnly; SameSite=Lax"), overHttp);
        assertTrue(
                overHttps.matches("__Host-alertroom=[\\w.-]+; Path=/; Max-Age=43200; HttpOnly; SameSite=Lax; Secure"),
                overHttps);
        assertFalse(overHttp.contains("reader"));
    }

    @Test
    void whatIsOnFireIsShownWithItsMarkupAsText() {
        var id = alert("web", "<script>alert(1)</script><b>\"x\" & 'y'");

        signedIn(READER)
                .get("/")
                .then()
                .statusCode(200)
                .header(
                        "Content-Security-Policy",
                        equalTo("default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self';"
                                + " img-src data:; form-action 'self';"
                                + " base-uri 'none'; frame-ancestors 'none'"))
                .header("Cache-Control", equalTo("no-store"))
                .body(containsString("/page/incidents/" + id))
                .body(containsString("&lt;script&gt;alert(1)&lt;/script&gt;&lt;b&gt;"))
                .body(not(containsString("<script>")))
                .body(not(containsString("<b>")))
                .body(not(containsString(" style=")))
                .body(containsString("http-equiv=\"refresh\" content=\"15\""))
                .body(containsString("Smith"));
    }

    @Test
    void linksOfTheMonitorLeadThereAndNowhereElse() {
        admin().contentType("application/json")
                .body("""
                        {"status": "firing", "alerts": [{"status": "firing", "labels": {"alertname": "DiskFull"},
                          "annotations": {"runbook_url": "https://wiki.example.com/disk?a=1&b=\\"2", "runbook": "javascript:alert(1)",
                            "dashboard_url": "https://wiki.example.com/disk#x"},
                          "generatorURL": "http://prometheus.example.com/graph"}]}""")
                .post("/alert/alertmanager?team=web")
                .then()
                .statusCode(202);
        admin().contentType("application/json")
                .body(Map.of(
                        "team",
                        "web",
                        "message",
                        "x",
                        "link",
                        List.of("https://a.example.com/?x=<i>", "//b", "https://c.example.com/")))
                .post("/alert")
                .then()
                .statusCode(200);

        signedIn(READER)
                .get("/")
                .then()
                .body(containsString(
                        "<a class=\"link\" href=\"https://wiki.example.com/disk#x\" rel=\"noreferrer noopener\""
                                + " target=\"_blank\">wiki.example.com/disk</a>"))
                .body(containsString("href=\"http://prometheus.example.com/graph\""))
                .body(containsString("href=\"https://c.example.com/\""))
                .body(not(containsString("javascript:")))
                .body(not(containsString("a.example.com")))
                .body(not(containsString("//b")));
    }

    @Test
    void whoReadsSeesMaskedNumbersAndNoButtons() {
        alert("web", "the disk is full");

        signedIn(READER)
                .get("/")
                .then()
                .body(containsString("…0006"))
                .body(not(containsString("+819033330006")))
                .body(not(containsString("/resolve")));
        signedIn(ON_CALL).get("/").then().body(containsString("+819033330006")).body(containsString("/resolve"));
    }

    @Test
    void resolvingNeedsTheSessionsFormTokenAndTheScope() {
        var id = alert("web", "the disk is full");
        var path = "/page/incidents/" + id + "/resolve";
        var cookie = cookie(ON_CALL);
        var form = formToken(cookie);

        assertEquals(403, press(cookie, "wrong", path).statusCode());
        assertEquals(403, press(cookie, formToken(cookie(ON_CALL)), path).statusCode());
        assertEquals(403, press(cookie, form, path, "cross-site").statusCode());
        assertEquals(403, press(cookie, form, path, "same-site").statusCode());
        var reader = cookie(READER);
        assertEquals(403, press(reader, formToken(reader), path).statusCode());
        press("forged", form, path).then().statusCode(303);
        assertEquals("ringing", status(id));

        press(cookie, form, path, "same-origin").then().statusCode(303);

        assertEquals("closed", status(id));
        admin().get("/incidents/" + id).then().body("timeline.find { it.event == 'resolved' }.who", equalTo("on-call"));
        admin().get("/incidents/" + id + ".md")
                .then()
                .statusCode(200)
                .contentType("text/markdown")
                .body(containsString("| resolved | on-call |"));
    }

    @Test
    void aDrillIsAskedForBeforeItRings() {
        var cookie = cookie(ON_CALL);

        with(cookie).get("/page/drill?team=web").then().statusCode(200).body(containsString("Ring them"));
        assertTrue(simulator.calls().isEmpty());
        press(cookie, formToken(cookie) + "&team=web", "/page/drill").then().statusCode(303);
        assertFalse(simulator.calls().isEmpty());
        press(cookie, formToken(cookie) + "&team=%3Ci%3E", "/page/drill")
                .then()
                .statusCode(400)
                .body(containsString("&lt;i&gt;"));
    }

    @Test
    void theNextTierIsRungOnceItIsConfirmedAndOnlyOnce() {
        var id = alert("backend", "the queue is full");
        var cookie = cookie(ON_CALL);
        var path = "/page/incidents/" + id + "/ring-next-tier";

        with(cookie).get(path).then().statusCode(200).body(containsString("田中"));
        assertEquals(2, simulator.calls().size());
        press(cookie, formToken(cookie) + "&cycle=1&tier=1", path).then().statusCode(303);
        press(cookie, formToken(cookie) + "&cycle=1&tier=1", path).then().statusCode(303);

        assertEquals(3, simulator.calls().size());
        press(cookie, formToken(cookie), path).then().statusCode(409);
        with(cookie).get(path).then().statusCode(409).body(containsString("Every tier"));
        admin().get("/incidents/" + id)
                .then()
                .body("timeline.find { it.event == 'escalated' }.by", equalTo("on-call"))
                .body("timeline.find { it.event == 'summoned' }.who", equalTo("田中"));
    }

    @Test
    void somebodyOfTheRosterIsCalledInOnTheNumberThatIsChosen() {
        var id = alert("web", "the disk is full");
        var cookie = cookie(ON_CALL);
        var form = formToken(cookie);

        with(cookie)
                .get("/page/incidents/" + id + "/call-in")
                .then()
                .statusCode(200)
                .body(containsString("<button>Sato +819033330003</button>"))
                .body(containsString("value=\"+819033330003\""));
        var ring = form + "&who=%2B819033330003&cycle=1&attempt=1";
        press(cookie, ring, "/page/incidents/" + id + "/ring").then().statusCode(303);
        press(cookie, ring, "/page/incidents/" + id + "/ring").then().statusCode(303);

        assertEquals(2, simulator.calls().size());
        admin().get("/incidents/" + id)
                .then()
                .body("calls.find { it.responder == 'Sato' }.to", equalTo("+819033330003"))
                .body("timeline.find { it.event == 'summoned' }.by", equalTo("on-call"));
        press(cookie, form + "&who=nobody", "/page/incidents/" + id + "/ring")
                .then()
                .statusCode(400);
    }

    @Test
    void whoMayOnlyReadRingsNobody() {
        var id = alert("web", "the disk is full");
        var cookie = cookie(READER);
        for (String path : new String[] {"ring?who=Smith", "call-in", "ring-next-tier", "remove-participant?sid=CA1"}) {
            with(cookie).get("/page/incidents/" + id + "/" + path).then().statusCode(403);
        }
        for (String path : new String[] {"ring", "ring-next-tier", "say", "mute-participant", "remove-participant"}) {
            var form = formToken(cookie) + "&who=Sato&text=x&sid=CA1";
            press(cookie, form, "/page/incidents/" + id + "/" + path).then().statusCode(403);
            press(cookie(ON_CALL), form, "/page/incidents/" + id + "/" + path)
                    .then()
                    .statusCode(403);
        }
        assertEquals(1, simulator.calls().size());
    }

    @Test
    void theRoomHearsWhatIsTypedAndAParticipantIsMutedAndRemoved() {
        simulator.speed(50);
        simulator.phone("+819033330002").always(Behaviour.ANSWER_AND_PRESS_1);
        simulator.phone("+819033330004").always(Behaviour.ANSWER_AND_PRESS_1);
        var id = alert("backend", "the queue is full");
        var cookie = cookie(ON_CALL);
        var form = formToken(cookie);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> present(id).size() == 2);

        var say = form + "&request=r1&lang=en&text=look+at%20the%0A+queue";
        press(cookie, say, "/page/incidents/" + id + "/say").then().statusCode(303);
        press(cookie, say, "/page/incidents/" + id + "/say").then().statusCode(303);
        press(cookie, form + "&text=%20", "/page/incidents/" + id + "/say")
                .then()
                .statusCode(400);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> simulator.calls().stream()
                        .anyMatch(call -> call.toString().contains("look at the queue")));

        var sid = with(cookie).get("/").asString().replaceAll("(?s).*name=\"sid\" value=\"(CA\\w+)\".*", "$1");
        press(cookie, form + "&sid=" + sid + "&muted=true", "/page/incidents/" + id + "/mute-participant")
                .then()
                .statusCode(303);
        assertTrue(simulator.rooms().toString().contains("muted=true"), simulator.rooms()::toString);
        with(cookie).get("/").then().body(containsString("(microphone muted)"));
        press(cookie, form + "&sid=" + sid + "&muted=false", "/page/incidents/" + id + "/mute-participant")
                .then()
                .statusCode(303);
        with(cookie).get("/").then().body(not(containsString("(microphone muted)")));

        press(cookie, form + "&sid=" + sid, "/page/incidents/" + id + "/remove-participant")
                .then()
                .statusCode(303);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> present(id).size() == 1);
        press(cookie, form + "&sid=" + sid, "/page/incidents/" + id + "/remove-participant")
                .then()
                .statusCode(409);
        admin().get("/incidents/" + id)
                .then()
                .body("timeline.findAll { it.event == 'message-typed' }.text", equalTo(List.of("look at the queue")))
                .body("timeline.find { it.event == 'participant-muted' }.by", equalTo("on-call"))
                .body("timeline.find { it.event == 'participant-removed' }.by", equalTo("on-call"));
    }

    private static List<String> present(String id) {
        return admin().get("/incidents/" + id).path("present");
    }

    @Test
    void aMuteKeepsWhatFiresSilentAndIsEndedAgain() {
        var id = alert("web", "the disk is full");
        var cookie = cookie(ON_CALL);
        var form = formToken(cookie);

        press(cookie, form, "/page/incidents/" + id + "/mute").then().statusCode(303);
        assertEquals("muted", status(id));
        String mute = admin().get("/mutes")
                .then()
                .body("mutes[0].by", equalTo("on-call"))
                .extract()
                .path("mutes[0].id");
        with(cookie).get("/page/mutes/" + mute).then().statusCode(200).body(containsString("End the mute"));
        press(cookie, form, "/page/mutes/" + mute).then().statusCode(303);

        assertEquals("ringing", status(id));
        with(cookie).get("/page/mutes/" + mute).then().statusCode(404);
    }

    @Test
    void itSpeaksBothLanguages() {
        browser().header("Accept-Language", "ja,en;q=0.5").get("/").then().body(containsString("<html lang=\"ja\">"));
        browser().header("Accept-Language", "fr").get("/").then().body(containsString("<html lang=\"en\">"));
        browser()
                .header("Accept-Language", "en")
                .get("/?lang=ja")
                .then()
                .header("Set-Cookie", startsWith("alertroom-lang=ja;"))
                .body(containsString("サインイン"));
    }

    @Test
    void theHistoryIsOfOneTeamIfWanted() {
        var web = alert("web", "the disk is full");
        var backend = alert("backend", "the queue is full");
        OpenIncidents.close();

        signedIn(READER)
                .get("/?team=web")
                .then()
                .body(containsString(web))
                .body(not(containsString(backend)))
                .body(not(containsString("http-equiv")));
        signedIn(READER)
                .get("/?team=%3Cb%3E")
                .then()
                .body(containsString(backend))
                .body(not(containsString("<b>")));
    }

    @ParameterizedTest
    @CsvSource({"style.css,text/css", "live.js,text/javascript"})
    void theStyleSheetAndTheScriptAreAskedForOnce(String file, String type) {
        var tag = given().get("/page/" + file)
                .then()
                .statusCode(200)
                .contentType(startsWith(type))
                .extract()
                .header("ETag");

        given().header("If-None-Match", tag).get("/page/" + file).then().statusCode(304);
    }

    @Test
    void aLinkInAChatLeadsToThePageAndAFormOfAnotherSiteNowhere() {
        var id = alert("web", "the disk is full");
        var cookie = cookie(ON_CALL);

        with(cookie)
                .header("Sec-Fetch-Site", "cross-site")
                .header("Sec-Fetch-Mode", "navigate")
                .get("/page/incidents/" + id)
                .then()
                .statusCode(200)
                .body(containsString("the disk is full"));
        for (String action : new String[] {"resolve", "mute", "ring", "ring-next-tier", "say", "remove-participant"}) {
            press(cookie, formToken(cookie), "/page/incidents/" + id + "/" + action, "cross-site")
                    .then()
                    .statusCode(403);
        }
        assertEquals("ringing", status(id));
    }

    @Test
    void whatIsOpenIsToldAsAStreamToWhoIsSignedInOnly() throws Exception {
        var id = alert("web", "the disk is full");
        given().get("/page/live").then().statusCode(403).body(not(containsString("disk")));
        given().get("/page/fragment").then().statusCode(403).body(not(containsString("disk")));

        var cookie = cookie(ON_CALL);
        var url = new URL(RestAssured.baseURI + ":" + RestAssured.port + "/page/live?incident=" + id);
        var connection = (HttpURLConnection) url.openConnection();
        connection.setRequestProperty("Cookie", "alertroom=" + cookie);
        connection.setReadTimeout(20_000);
        try (var lines = new BufferedReader(new InputStreamReader(connection.getInputStream(), UTF_8))) {
            assertEquals("text/event-stream", connection.getContentType().replaceAll(";.*", ""));
            until(lines, "the disk is full");
            alert("web", "<i>another</i>");
            until(lines, "&lt;i&gt;another&lt;/i&gt;");
            press(cookie, formToken(cookie), "/page/incidents/" + id + "/resolve");
            until(lines, "state closed");
        } finally {
            connection.disconnect();
        }
        with(cookie).get("/page/fragment?incident=" + id).then().statusCode(200).body(not(containsString("data-open")));
        with(cookie).get("/page/fragment").then().statusCode(200).body(containsString("Nothing is burning"));
        with(cookie).get("/page/fragment?incident=nothing").then().statusCode(404);
    }

    private static void until(BufferedReader lines, String text) throws IOException {
        var line = lines.readLine();
        while (line != null && !line.contains(text)) {
            line = lines.readLine();
        }
        assertTrue(line != null, () -> "the stream ended without " + text);
    }

    @Test
    void signingOutTakesTheCookieAway() {
        var cookie = cookie(READER);

        var answer = press(cookie, formToken(cookie), "/page/sign-out");

        answer.then().statusCode(303).header("Set-Cookie", startsWith("alertroom=; Path=/; Max-Age=0"));
    }

    @Test
    void theFirstLoadIsSmall() {
        alert("web", "the disk is full");
        int page = signedIn(ON_CALL).get("/").asByteArray().length;
        int style = given().get("/page/style.css").asByteArray().length;
        int script = given().get("/page/live.js").asByteArray().length;

        assertTrue(page + style + script < 60_000, () -> page + " + " + style + " + " + script);
    }

    @Test
    void aReportOfTheMonthNeedsTheScope() {
        admin().get("/report").then().statusCode(200).body("timeZone", equalTo("Asia/Tokyo"));
        admin().get("/report?month=2026-11&format=csv")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/csv"))
                .body(startsWith("person,calls,"));
        admin().get("/report?month=november").then().statusCode(400).body("errors[0].name", equalTo("month"));
        admin().get("/report?format=pdf").then().statusCode(400).body("errors[0].name", equalTo("format"));
        given().header("Authorization", "Bearer monitor-monitor-monitor")
                .get("/report")
                .then()
                .statusCode(403);
        admin().get("/incidents/x-1.md").then().statusCode(404);
        given().get("/incidents/x-1.md").then().statusCode(401);
    }

    private static RequestSpecification browser() {
        return given().header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
    }

    private static Response signingIn(String token) {
        return browser()
                .redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded")
                .body("token=" + token)
                .post("/page/sign-in");
    }

    private static String cookie(String token) {
        return signingIn(token).then().statusCode(303).extract().cookie("alertroom");
    }

    private static RequestSpecification with(String cookie) {
        return browser().redirects().follow(false).cookie("alertroom", cookie);
    }

    private static RequestSpecification signedIn(String token) {
        return with(cookie(token));
    }

    private static String formToken(String cookie) {
        var found = FORM.matcher(with(cookie).get("/").asString());
        assertTrue(found.find());
        return found.group(1);
    }

    private static Response press(String cookie, String form, String path, String site) {
        return with(cookie)
                .header("Sec-Fetch-Site", site)
                .contentType("application/x-www-form-urlencoded")
                .body("form=" + form)
                .post(path);
    }

    private static Response press(String cookie, String form, String path) {
        return with(cookie)
                .contentType("application/x-www-form-urlencoded")
                .body("form=" + form)
                .post(path);
    }

    private static String status(String id) {
        return admin().get("/incidents/" + id).path("status");
    }

    private static String alert(String team, String message) {
        return admin().contentType("application/json")
                .body(Map.of("team", team, "message", message))
                .post("/alert")
                .then()
                .statusCode(anyOf(is(200), is(202)))
                .extract()
                .path("incident");
    }

    private static RequestSpecification admin() {
        return given().header("Authorization", "Bearer " + Guarded.ADMIN);
    }
}
