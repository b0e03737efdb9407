package dev.alertroom.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** The simulator's page as a person uses it: in a real browser, with the real service behind it. */
@QuarkusTest
@TestProfile(SimulatorPageBrowserTest.HumanPace.class)
class SimulatorPageBrowserTest {
    private static final String ONE = "+819011110001";
    private static final String TWO = "+819011110002";

    private static Browser browser;

    @TestHTTPResource("/simulator")
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
    void openAnEmptySimulator() {
        browser.open(page.toString());
        browser.seeText("#connection", "Live");
        browser.click("#reset");
        browser.see("#empty");
    }

    @AfterEach
    void theConsoleHasNothingToComplainAbout() {
        assertEquals(List.of(), browser.consoleProblems());
    }

    @Test
    void twoPeoplePickUpAndMeetInTheRoom() {
        fireAt(ONE, TWO);
        browser.seeText("#alert-result", "2 of 2 calls placed");

        for (String number : List.of(ONE, TWO)) {
            browser.click(phone(number, "ringing") + " [data-action=answer]");
            browser.seeText(phone(number) + " [data-speech]", "データベース");
            browser.click(phone(number) + " [data-key='1']");
            browser.see(phone(number) + "[data-room=AlertRoom]");
        }

        browser.see(seat(ONE) + ":not([data-waiting])");
        browser.see(seat(TWO) + ":not([data-waiting])");
    }

    @Test
    void theFirstOneInTheRoomHearsHoldMusic() {
        fireAt(ONE);
        browser.click(phone(ONE, "ringing") + " [data-action=answer]");
        browser.click(phone(ONE, "in-progress") + " [data-key='1']");

        browser.see(seat(ONE) + "[data-waiting]");
        browser.see(phone(ONE) + "[data-hold]");
    }

    @Test
    void aDeclinedPhoneIsBusy() {
        fireAt(ONE);
        browser.click(phone(ONE, "ringing") + " [data-action=decline]");

        browser.seeText(phone(ONE, "idle") + "[data-outcome=busy]", "Busy");
    }

    @Test
    void theKeyboardIsEnough() {
        browser.run("document.querySelector('#alert-form [name=tels]').focus()");
        browser.type(Keys.chord(Keys.CONTROL, "a"), ONE + "," + TWO);
        tabTo("#alert-form [type=submit]");
        browser.type(Keys.ENTER);
        browser.see(phone(ONE, "ringing"));
        browser.see(phone(TWO, "ringing"));

        tabTo(phone(ONE));
        browser.type("a");
        browser.see(phone(ONE, "in-progress"));
        assertTrue(browser.hasFocusIn(phone(ONE)));
        browser.type("1");
        browser.see(seat(ONE));

        browser.type(Keys.ARROW_RIGHT);
        assertTrue(browser.hasFocusIn(phone(TWO)));
        tabTo(phone(TWO) + " [data-action=answer]");
        browser.type(Keys.ENTER);
        browser.see(phone(TWO, "in-progress"));
        browser.type("1");
        browser.see(seat(TWO));

        browser.type("h");
        browser.see(phone(TWO, "idle"));
        assertTrue(browser.hasFocusIn(phone(TWO)));
    }

    @Test
    void onAPhonesScreenNothingIsCutOffAtTheSide() {
        browser.beAsWideAsAPhone();
        try {
            assertFitsTheWidth();
            fireAt(ONE, TWO);
            browser.see(phone(TWO, "ringing"));
            assertFitsTheWidth();
            browser.click(phone(ONE, "ringing") + " [data-action=answer]");
            browser.see(phone(ONE, "in-progress"));
            assertFitsTheWidth();
            browser.click(phone(ONE) + " [data-key='1']");
            browser.see(seat(ONE));
            assertFitsTheWidth();
        } finally {
            browser.beAsWideAsADesk();
        }
    }

    @Test
    void whatTheAlertSaysIsNeverMarkup() {
        browser.fill("#alert-form [name=message]", "<img src=x onerror=alert(1)> データベース");
        fireAt(ONE);
        browser.click(phone(ONE, "ringing") + " [data-action=answer]");

        browser.seeText(phone(ONE) + " [data-speech]", "<img src=x onerror=alert(1)>");
    }

    @Test
    void aMonitorsPayloadIsHeardAsItWouldBeSpoken() {
        browser.fill("#alert-form [name=tels]", ONE);
        browser.run("document.querySelector('#message-tab').focus()");
        browser.type(Keys.ARROW_RIGHT);
        assertTrue(browser.hasFocusIn("#payload-tab[aria-selected=true]"));
        choose("source", "pagerduty");
        choose("sample", "trigger");
        browser.run("const field = document.querySelector('#payload');"
                + "field.value = field.value.replace('DISK at 99%', 'Memory at 98%')");
        browser.click("#alert-form [type=submit]");

        browser.seeText("#alert-result", "Event processed");
        browser.click(phone(ONE, "ringing") + " [data-action=answer]");
        browser.seeText(phone(ONE) + " [data-speech]", "緊急、Memory at 98% on machine");
    }

    private void choose(String field, String value) {
        browser.see("#" + field + " option[value='" + value + "']");
        browser.run(
                "const field = document.getElementById(arguments[0]); field.value = arguments[1];"
                        + "field.dispatchEvent(new Event('change', { bubbles: true }))",
                field,
                value);
    }

    private void fireAt(String... numbers) {
        browser.fill("#alert-form [name=tels]", String.join(",", numbers));
        browser.click("#alert-form [type=submit]");
    }

    private void tabTo(String css) {
        for (int stop = 0; stop < 40 && !browser.hasFocusIn(css); stop++) {
            browser.type(Keys.TAB);
        }
        assertTrue(browser.hasFocusIn(css), css + " is not reached by the tabulator");
    }

    private void assertFitsTheWidth() {
        assertEquals(
                browser.run("return document.documentElement.clientWidth"),
                browser.run("return document.documentElement.scrollWidth"));
    }

    private static String phone(String number) {
        return "[data-phone='" + number + "']";
    }

    private static String phone(String number, String status) {
        return phone(number) + "[data-status='" + status + "']";
    }

    private static String seat(String number) {
        return "[data-room-name=AlertRoom] li[data-participant='" + number + "']";
    }

    /** Somebody who clicks needs more than half a second of ringing, and time to see that a phone is busy. */
    public static class HumanPace implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("simulator.speed", "1", "alertroom.call.pause-seconds", "10");
        }
    }
}
