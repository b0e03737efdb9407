package dev.alertroom.security;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alertroom.Guarded;
import dev.alertroom.OpenIncidents;
import dev.alertroom.simulator.Simulator;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A token does what its scopes say, and nothing else. */
@QuarkusTest
@TestProfile(Guarded.class)
class ScopesTest {

    private static final String ADMIN = Guarded.ADMIN;
    private static final String READER = "reader-reader-reader";
    private static final String ON_CALL = "on-call-on-call-on-call";
    private static final String WEB = "web-monitor-web-monitor";
    private static final String TWO_TEAMS = "two-teams-two-teams-two";
    private static final String MONITOR = "monitor-monitor-monitor";
    private static final String SMITH = "+819033330006";

    @Inject
    Simulator simulator;

    @AfterEach
    void closeAll() {
        OpenIncidents.close();
        simulator.reset();
    }

    @ParameterizedTest
    @CsvSource({
        // token, GET /incidents, resolve, drill, alert of web, alert of backend
        ADMIN + ", 200, 404, 202, 202, 202",
        READER + ", 200, 403, 403, 403, 403",
        ON_CALL + ", 200, 404, 202, 403, 403",
        WEB + ", 403, 403, 403, 202, 403",
        TWO_TEAMS + ", 403, 403, 403, 202, 202",
        MONITOR + ", 403, 403, 403, 202, 202",
        Guarded.TOKEN + ", 403, 403, 403, 202, 202",
        "former-former-former-former, 401, 401, 401, 401, 401",
        "nobody-nobody-nobody-nobody, 401, 401, 401, 401, 401"
    })
    void aTokenDoesWhatItsScopesSay(String token, int list, int resolve, int drill, int web, int backend) {
        assertEquals(list, with(token).get("/incidents").statusCode());
        assertEquals(list == 200 ? 404 : list, with(token).get("/incidents/x-1").statusCode());
        assertEquals(resolve, with(token).post("/incidents/x-1/resolve").statusCode());
        assertEquals(drill, with(token).post("/drill?team=default").statusCode());
        for (String path : new String[] {"/alert?message=m&team=", "/alert/json?team="}) {
            assertEquals(web, raise(token, path + "web"), path);
            closeAll();
            assertEquals(backend, raise(token, path + "backend"), path);
            closeAll();
        }
    }

    private static int raise(String token, String path) {
        return path.startsWith("/alert?")
                ? with(token).get(path).statusCode()
                : with(token)
                        .contentType("application/json")
                        .body("{\"message\":\"m\"}")
                        .post(path)
                        .statusCode();
    }

    @Test
    void whatIsMissingIsNamed() {
        forbidden(with(READER).get("/alert?message=m&team=web").then(), "needs the scope alert;");
        forbidden(
                with(WEB).get("/alert?message=m&team=backend").then(),
                "needs the scope alert:backend; web-monitor has alert:web");
        forbidden(with(TWO_TEAMS).get("/alert?message=m").then(), "the scope alert:default");
        forbidden(with(READER).post("/incidents/x-1/resolve").then(), "the scope act; reader has read");
        forbidden(with(WEB).get("/incidents").then(), "the scope read");
        forbidden(with(READER).post("/mutes?team=web&for=1h&reason=r").then(), "the scope act; reader has read");
        forbidden(with(WEB).get("/mutes").then(), "the scope read");
        forbidden(with(READER).delete("/mutes/m1").then(), "the scope act");
        forbidden(with(READER).post("/heartbeat/backup").then(), "the scope alert");
        with("former-former-former-former")
                .get("/incidents")
                .then()
                .statusCode(401)
                .body("detail", containsString("The token former has expired"));
    }

    private static void forbidden(ValidatableResponse answer, String detail) {
        answer.statusCode(403)
                .contentType("application/problem+json")
                .body("title", equalTo("Forbidden"))
                .body("detail", containsString(detail));
    }

    @Test
    void aTokenOfOneTeamMeansThatTeamAndRingsNobodyElse() {
        with(WEB).get("/alert?message=m").then().statusCode(202).body("incident", containsString("web-"));
        with(WEB).get("/alert?message=n&tels=090-3333-0006").then().statusCode(200);
        forbidden(with(WEB).get("/alert?message=o&tels=090-3333-0001").then(), "the scope alert;");
        forbidden(with(WEB).get("/alert?message=o&team=web&tels=090-9999-0001").then(), "the scope alert;");
    }

    @Test
    void anUnknownTeamTellsOfNoOtherTeamThanTheTokensOwn() {
        with(WEB)
                .get("/alert?message=m&team=wbe")
                .then()
                .statusCode(400)
                .body("errors[0].detail", equalTo("There is no team wbe; for this token the roster has web."));
        with(MONITOR)
                .get("/alert?message=m&team=wbe")
                .then()
                .body("errors[0].detail", containsString("the roster has backend, default, shop, web."));
    }

    @Test
    void aMonitorsAnswerMasksWhatItDidNotName() {
        with(MONITOR)
                .get("/alert?message=m&team=web&tels=090-9999-0001")
                .then()
                .statusCode(202)
                .body("calls.to", hasItem("+819099990001"))
                .body("calls.to", hasItem("…0006"))
                .body(not(containsString(SMITH)));
    }

    @Test
    void whoReadsSeesMaskedNumbersAndWhoActsSeesThemWhole() {
        String id = with(ADMIN)
                .get("/alert?message=m&team=web")
                .then()
                .body("calls[0].to", equalTo(SMITH))
                .extract()
                .path("incident");

        with(READER)
                .get("/incidents/" + id)
                .then()
                .statusCode(200)
                .body("calls.to", hasItem("…0006"))
                .body(not(containsString(SMITH)));
        with(ON_CALL).get("/incidents/" + id).then().body("calls.to", hasItem(SMITH));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void aPageOfAnotherSiteCannotRingWithThePasswordThatTheBrowserKeeps(String site) {
        basic(ADMIN, site).get("/alert?message=m&team=web").then().statusCode(403);
        basic(ADMIN, site).post("/drill?team=web").then().statusCode(403);
        basic(ADMIN, site).get("/incidents").then().statusCode(200);
        assertTrue(simulator.calls().isEmpty());

        basic(ADMIN, "same-origin").get("/alert?message=m&team=web").then().statusCode(202);
        with(ADMIN)
                .header("Sec-Fetch-Site", site)
                .get("/alert?message=n&team=backend")
                .then()
                .statusCode(202);
    }

    @Test
    void aChallengeOffersBasicFirstInALineOfItsOwn() {
        var challenges = given().post("/alert/cloud-monitoring").headers().getValues("WWW-Authenticate");

        assertEquals(2, challenges.size());
        assertTrue(challenges.get(0).startsWith("Basic realm="), challenges::toString);
        assertTrue(challenges.get(1).startsWith("Bearer"), challenges::toString);
    }

    @ParameterizedTest
    @CsvSource({WEB + ", 202", WEB + ":web, 202", WEB + "/backend, 400", READER + ", 400", MONITOR + ":backend, 202"})
    void aRoutingKeyOfPagerDutysHasScopesToo(String key, int status) {
        given().contentType("application/json")
                .body(
                        "{\"routing_key\":\"" + key
                                + "\",\"event_action\":\"trigger\",\"payload\":{\"summary\":\"disk\",\"source\":\"a\",\"severity\":\"error\"}}")
                .post("/v2/enqueue")
                .then()
                .statusCode(status);
    }

    private static RequestSpecification with(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    private static RequestSpecification basic(String token, String site) {
        return given().auth().preemptive().basic("me", token).header("Sec-Fetch-Site", site);
    }
}
