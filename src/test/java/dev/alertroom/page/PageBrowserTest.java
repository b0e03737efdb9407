package dev.alertroom.page;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alertroom.Guarded;
import dev.alertroom.OpenIncidents;
import dev.alertroom.simulator.Behaviour;
import dev.alertroom.simulator.Browser;
import dev.alertroom.simulator.Simulator;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page as a person uses it, in a real browser. */
@QuarkusTest
@TestProfile(Guarded.class)
class PageBrowserTest {

    private static final String SIGN_OUT = "form[action='/page/sign-out'] button";

    private static Browser browser;

    @Inject
    Simulator simulator;

    @TestHTTPResource("/")
    URI page;

    @BeforeAll
    static void startTheBrowser() {
        browser = Browser.start();
    }

    @AfterAll
    static void closeTheBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void signIn() {
        simulator.reset();
        simulator.speed(1);
        browser.open(page + "?lang=en");
        browser.fill("#token", "on-call-on-call-on-call");
        browser.click("form[action='/page/sign-in'] button");
        browser.see(SIGN_OUT);
    }

    @AfterEach
    void theConsoleHasNothingToComplainAbout() {
        browser.click(SIGN_OUT);
        browser.see("#token");
        assertEquals(List.of(), browser.consoleProblems());
        OpenIncidents.close();
        simulator.speed(50);
    }

    @Test
    void anAlertIsSeenAndResolvedOnAPhone() {
        alert("The disk of db-1 is 95% full");
        browser.beAsWideAsAPhone();
        browser.open(page.toString());

        browser.seeText(".message", "The disk of db-1 is 95% full");
        browser.seeText(".fire h2", "ringing");
        assertEquals(true, browser.run("return document.documentElement.scrollWidth <= window.innerWidth"));
        browser.click("form[action$='/resolve'] button");

        browser.seeText("section", "Nothing is burning.");
        browser.beAsWideAsADesk();
    }

    @Test
    void aDrillRingsOnlyOnceItIsConfirmed() {
        browser.click("a[href='/page/drill?team=web']");
        browser.seeText("main", "This rings the phones of the team");
        assertTrue(simulator.calls().isEmpty());

        browser.click("form[action='/page/drill'] button");

        browser.see(".fire");
        assertEquals(1, simulator.calls().size());
    }

    @Test
    void itSpeaksJapanese() {
        browser.click("header a[lang=ja]");

        browser.seeText("h1", "対応中のインシデント");
        browser.open(page.toString());
        browser.seeText("h1", "対応中のインシデント");
    }

    @Test
    void whatHappensIsSeenWithoutAReloadAndTheFocusStaysWhereItWas() {
        browser.seeText("section", "Nothing is burning.");
        browser.run("window.here = true");
        alert("The disk of db-1 is 95% full");
        browser.run("document.dispatchEvent(new Event('visibilitychange'))");
        browser.seeText(".message", "The disk of db-1 is 95% full");
        browser.seeText("[data-until]", " s left");
        browser.click("details summary");
        browser.run("document.querySelector(\"form[action$='/resolve'] button\").focus()");

        alert("The replica lags behind");

        browser.seeText(".message", "The replica lags behind");
        assertTrue(browser.hasFocusIn("form[action$='/resolve']"));
        assertEquals(true, browser.run("return document.querySelector('details').open"));
        OpenIncidents.close();
        browser.seeText("section", "Nothing is burning.");
        assertEquals(true, browser.run("return window.here"));
    }

    @Test
    void theNextTierIsRungAndWhatIsTypedIsHeardInTheRoom() {
        simulator.speed(50);
        simulator.phone("+819033330002").always(Behaviour.ANSWER_AND_PRESS_1);
        simulator.phone("+819033330004").always(Behaviour.IGNORE);
        alert("backend", "The queue is full");
        browser.open(page.toString());
        browser.seeText(".fire", "in the room since");

        browser.click("a[href$='/ring-next-tier']");
        browser.seeText("main", "田中");
        assertEquals(2, simulator.calls().size());
        browser.click("form[action$='/ring-next-tier'] button");
        browser.see(".fire");
        assertEquals(3, simulator.calls().size());

        browser.fill("input[name=text]", "look at the queue");
        browser.click("form[action$='/say'] button");
        browser.click("details summary");
        browser.seeText("details", "look at the queue");
    }

    @Test
    void itHasNoBarriersAndFitsOnAPhoneAndOnADesk() throws IOException {
        simulator.speed(50);
        simulator.phone("+819033330002").always(Behaviour.ANSWER_AND_PRESS_1);
        alert("backend", "The queue is full");
        browser.open(page.toString());
        browser.seeText(".fire", "in the room since");
        simulator.speed(1);
        alert("web", "The disk of db-1 is 95% full");
        for (String language : List.of("en", "ja")) {
            for (String scheme : List.of("light", "dark")) {
                browser.preferColours(scheme);
                browser.beAsWideAsADesk();
                look(language, scheme, 1280);
                browser.beAsWideAsAPhone();
                look(language, scheme, 390);
                browser.beAsWideAsADesk();
            }
        }
        browser.preferColours("light");
        var incident = browser.see(".fire a[href^='/page/incidents/backend']").getAttribute("href");
        for (String path : List.of("", "/call-in", "/ring-next-tier")) {
            browser.open(incident + path);
            browser.see("h1");
            assertEquals(List.of(), browser.barriers(), path);
        }
        browser.open(page + "?lang=en");
    }

    private void look(String language, String scheme, int width) throws IOException {
        browser.open(page + "?lang=" + language);
        browser.see("[data-until]");
        assertEquals(List.of(), browser.barriers(), language + " " + scheme);
        assertEquals(true, browser.run("return document.documentElement.scrollWidth <= window.innerWidth"));
        browser.photograph(Path.of("target/screenshots", "page-" + language + "-" + scheme + "-" + width + ".png"));
    }

    private static void alert(String message) {
        alert("web", message);
    }

    private static void alert(String team, String message) {
        given().header("Authorization", "Bearer " + Guarded.ADMIN)
                .contentType("application/json")
                .body(Map.of("team", team, "message", message))
                .post("/alert")
                .then()
                .statusCode(anyOf(is(200), is(202)));
    }
}
