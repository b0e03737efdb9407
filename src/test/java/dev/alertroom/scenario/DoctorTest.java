package dev.alertroom.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alertroom.journal.ForgetfulJournal;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What keeps phones from ringing is told before they have to. */
@QuarkusTest
@TestProfile(Night.class)
class DoctorTest extends Story {

    @Inject
    ForgetfulJournal journal;

    @ConfigProperty(name = "twilio.auth-token")
    String authToken;

    @AfterEach
    void allIsWell() {
        journal.breaks(false);
    }

    @Test
    void whereAllIsWellNothingIsToBeMended() {
        var table = table();

        assertTrue(table.contains("✓ account   Twilio's account is active"), table);
        assertTrue(table.contains("✓ countries JP may be called"), table);
        assertTrue(table.contains("✓ journal   "), table);
        assertTrue(table.contains("✓ number    "), table);
        assertFalse(table.contains("✗"), table);
        assertTrue(report().getBoolean("ok"));
        assertEquals(0, simulator.calls().size());
    }

    @Test
    void ourOwnAddressIsAskedAsTwilioWouldAsk() {
        assertEquals("ok", verdict("address"));
    }

    @Test
    void aTrialAccountIsNamedWithWhatToDo() {
        simulator.account().trial();

        assertEquals("note", verdict("account"));
        assertTrue(table().contains("→ upgrade it"));
        assertTrue(report().getBoolean("ok"));
    }

    @Test
    void aSuspendedAccountIsWrong() {
        simulator.account().suspended();

        assertEquals("wrong", verdict("account"));
        assertFalse(report().getBoolean("ok"));
    }

    @Test
    void aNumberOfSomebodyElseIsWrong() {
        simulator.account().withoutNumber();

        assertEquals("wrong", verdict("number"));
    }

    @Test
    void aCountryThatMayNotBeCalledIsWrong() {
        simulator.faults().refuseCountry("+81");

        assertEquals("wrong", verdict("countries"));
        assertTrue(table().contains("Geo permissions"));
    }

    @Test
    void aCheckThatFailsStopsNoOther() {
        simulator.faults().answerNext(3, 500);
        journal.breaks(true);

        var report = report();

        assertEquals("wrong", verdict(report, "account"));
        assertEquals("wrong", verdict(report, "number"));
        assertEquals("wrong", verdict(report, "journal"));
        assertEquals("ok", verdict(report, "address"));
    }

    @Test
    void noSecretIsInIt() {
        simulator.account().suspended();

        assertFalse((table() + report()).contains(authToken));
    }

    private String verdict(String check) {
        return verdict(report(), check);
    }

    private static String verdict(JsonObject report, String check) {
        var findings = report.getJsonArray("findings");
        return IntStream.range(0, findings.size())
                .mapToObj(findings::getJsonObject)
                .filter(finding -> finding.getString("check").equals(check))
                .findFirst()
                .orElseThrow()
                .getString("verdict");
    }

    private String table() {
        return ask("*/*");
    }

    private JsonObject report() {
        return new JsonObject(ask("application/json"));
    }

    private String ask(String accept) {
        var answer =
                Monitor.send(monitor.request("/doctor").header("Accept", accept).POST(BodyPublishers.noBody()));
        assertEquals(200, answer.status());
        return answer.response().body();
    }
}
