package dev.alertroom.page;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alertroom.Guarded;
import dev.alertroom.OpenIncidents;
import dev.alertroom.simulator.Browser;
import dev.alertroom.simulator.Simulator;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
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

    private static void alert(String message) {
        given().header("Authorization", "Bearer " + Guarded.ADMIN)
                .contentType("application/json")
                .body(Map.of("team", "web", "message", message))
                .post("/alert")
                .then()
                .statusCode(202);
    }
}
