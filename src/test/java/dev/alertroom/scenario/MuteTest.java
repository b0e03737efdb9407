package dev.alertroom.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alertroom.simulator.Behaviour;
import dev.alertroom.simulator.CallState;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody deploys, and phones stay silent for as long as that takes. */
@QuarkusTest
@TestProfile(Night.class)
class MuteTest extends Story {

    @Inject
    PassingTime time;

    @BeforeEach
    void forgetEarlierStories() {
        time.forgetsAlarms();
    }

    @AfterEach
    void endAll() {
        Monitor.objects(monitor.get("/mutes").body().getJsonArray("mutes"))
                .forEach(mute -> monitor.deletes("/mutes/" + mute.getString("id")));
    }

    @Test
    void whatFiresDuringAMuteRingsWhenItEnds() {
        monitor.posts("/mutes?team=default&for=30m&reason=deploy%20v2&by=ci");

        var answer = monitor.alerts("disk full", alice);

        assertEquals(200, answer.status());
        assertEquals("muted", answer.body().getString("status"));
        assertEquals("muted", answer.body().getJsonObject("next").getString("why"));
        alice.isCalledNoMoreThan(0);
        assertTrue(Monitor.objects(monitor.looksAt(answer.incident()).getJsonArray("alerts"))
                .get(0)
                .containsKey("mutedUntil"));

        time.passesWithAlarms(Duration.ofMinutes(29));
        alice.isCalledNoMoreThan(0);
        time.passesWithAlarms(Duration.ofMinutes(2));
        alice.answers().hears("disk full").presses(1).isInRoom("AlertRoom");
    }

    @Test
    void whatIsOverBeforeTheMuteIsRingsNobody() {
        monitor.posts("/mutes?team=default&for=30m&reason=deploy");
        var incident = monitor.cloudMonitoring("open", "7", "disk full", alice).incident();
        monitor.cloudMonitoring("closed", "7", "disk full", alice);

        time.passesWithAlarms(Duration.ofMinutes(31));

        monitor.sees(incident, "closed");
        alice.isCalledNoMoreThan(0);
    }

    @Test
    void phonesThatRingForWhatIsMutedNowStopAndRingAgainWhenTheMuteIsEnded() {
        var incident = monitor.alerts("disk full", alice).incident();
        alice.rings();

        var mute = monitor.posts("/mutes?team=default&for=1h&reason=known");
        alice.hadCalls(CallState.CANCELED);
        monitor.sees(incident, "muted").seesEvents(incident, "call-ended", 1);

        assertEquals(
                200, monitor.deletes("/mutes/" + mute.body().getString("id")).status());
        alice.isCalledTimes(2).answers().presses(1).isInRoom("AlertRoom");
    }

    @Test
    void onlyWhatThePatternMeansIsMuted() {
        monitor.sendsJson(
                "/mutes",
                new JsonObject()
                        .put("team", "default")
                        .put("pattern", "*disk*")
                        .put("for", "1h")
                        .put("reason", "known"));
        var muted = monitor.alerts("the disk is full", alice);
        var other = monitor.alerts("queue stuck", bob);

        assertEquals("muted", muted.body().getString("status"));
        assertEquals(202, other.status());
        bob.answers().hears("queue stuck").presses(1).isInRoom("AlertRoom");
        alice.isCalledNoMoreThan(0);
    }

    @Test
    void aTeamThatOnlyAMutedAlertNamesIsNotRungForAnother() {
        monitor.posts("/mutes?team=default&pattern=*disk*&for=30m&reason=known");
        var yamamoto = scene.with("+819080000011");
        assertEquals(
                "muted",
                monitor.alertsTeam("default", "the disk is full").body().getString("status"));

        monitor.alerts("queue stuck", bob);
        bob.answers().presses(1).isInRoom("AlertRoom");
        yamamoto.isCalledNoMoreThan(0);

        bob.hangsUp().hadCalls(CallState.COMPLETED);
        time.passesWithAlarms(Duration.ofMinutes(31));
        yamamoto.rings();
    }

    @Test
    void onlyTheAlertWithTheKeyIsMuted() {
        monitor.sendsForm("/mutes", "team", "default", "key", "db", "for", "1h", "reason", "known");

        assertEquals(
                "muted",
                monitor.get("/alert?key=db&message=a&tels=" + Monitor.encoded(alice.number()))
                        .body()
                        .getString("status"));
        assertEquals(
                202,
                monitor.get("/alert?key=web&message=b&tels=" + Monitor.encoded(bob.number()))
                        .status());
    }

    @Test
    void aMuteOfAnotherTeamMutesNothingHere() {
        monitor.posts("/mutes?team=backend&for=1h&reason=deploy");

        assertEquals(202, monitor.alerts("disk full", alice).status());
    }

    @Test
    void aRepeatOfWhatIsMutedIsMuted() {
        scene.quickly();
        alice.always(Behaviour.DECLINE);
        var incident = monitor.alerts("disk full", alice).incident();
        monitor.sees(incident, "unanswered");
        monitor.posts("/mutes?team=default&for=1h&reason=known");
        time.passes(Duration.ofMinutes(6));

        assertEquals("muted", monitor.alerts("disk full", alice).body().getString("status"));
        time.passesWithAlarms(Duration.ofMinutes(20));

        alice.isCalledNoMoreThan(3);
    }

    @Test
    void muteIsListedWithItsReasonUntilItIsOver() {
        var mute =
                monitor.posts("/mutes?team=backend&for=30m&reason=deploy&by=ci").body();
        assertEquals("backend", mute.getString("team"));

        var listed = Monitor.objects(monitor.get("/mutes").body().getJsonArray("mutes"));
        assertEquals(1, listed.size());
        assertEquals(mute, listed.get(0));
        assertEquals("ci", mute.getString("by"));

        time.passes(Duration.ofMinutes(31));
        assertEquals(0, monitor.get("/mutes").body().getJsonArray("mutes").size());
        assertEquals(404, monitor.deletes("/mutes/" + mute.getString("id")).status());
    }

    @Test
    void noMuteIsWithoutAnEndOrAReason() {
        var answer = monitor.posts("/mutes?team=nobody&for=8d");

        assertEquals(400, answer.status());
        assertEquals(
                List.of("team", "for", "reason"),
                answer.errors().stream().map(error -> error.getString("name")).toList());
        assertEquals(400, monitor.posts("/mutes?team=backend&reason=x").status());
        assertEquals(
                400,
                monitor.posts("/mutes?team=backend&reason=x&until=2020-01-01T00:00:00Z")
                        .status());
        assertEquals(
                400,
                monitor.posts("/mutes?team=backend&reason=x&until=9999-01-01T00:00:00Z")
                        .status());
    }
}
