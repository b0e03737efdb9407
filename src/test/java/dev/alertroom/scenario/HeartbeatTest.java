package dev.alertroom.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.alertroom.journal.ForgetfulJournal;
import dev.alertroom.simulator.Behaviour;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What reports regularly falls silent, and a phone rings. */
@QuarkusTest
@TestProfile(Night.class)
class HeartbeatTest extends Story {

    private static final String BACKUP = "/heartbeat/nightly-backup";
    private static final String WATCHDOG =
            "{\"alerts\":[{\"status\":\"firing\",\"labels\":{\"alertname\":\"Watchdog\",\"severity\":\"none\"}}]}";

    @Inject
    PassingTime time;

    @Inject
    ForgetfulJournal journal;

    private Person kato;

    @BeforeEach
    void forgetEarlierStories() {
        time.forgetsAlarms();
        kato = scene.with("+819080000014");
    }

    @Test
    void silenceRingsAndTheNextBeatClearsIt() {
        var beat = monitor.get(BACKUP);
        assertEquals(200, beat.status());
        assertEquals("beating", beat.body().getString("status"));

        time.passesWithAlarms(Duration.ofMinutes(64));
        kato.isCalledNoMoreThan(0);
        time.passesWithAlarms(Duration.ofSeconds(70));
        kato.rings();

        assertEquals(200, monitor.posts(BACKUP).status());
        monitor.sees(onlyIncident(), "closed");
        time.passesWithAlarms(Duration.ofMinutes(30));
        kato.isCalledNoMoreThan(1);
    }

    @Test
    void whoIsRungHearsItsMessage() {
        monitor.posts(BACKUP);
        time.passesWithAlarms(Duration.ofMinutes(66));

        kato.answers().hears("バックアップが動いていません").presses(1).isInRoom("AlertRoom-batch");
    }

    @Test
    void withoutAMessageItsNameIsSaid() {
        monitor.posts("/heartbeat/report");
        time.passesWithAlarms(Duration.ofMinutes(61));

        kato.answers().hears("report").presses(1).isInRoom("AlertRoom-batch");
    }

    @Test
    void whatBeatsInTimeRingsNobody() {
        for (int beat = 0; beat < 3; beat++) {
            monitor.posts(BACKUP);
            time.passesWithAlarms(Duration.ofMinutes(60));
        }

        kato.isCalledNoMoreThan(0);
    }

    @Test
    void whatHasNeverBeatenRingsNobodyAndWhatIsNotDeclaredIsNotFound() {
        time.passesWithAlarms(Duration.ofHours(3));

        kato.isCalledNoMoreThan(0);
        assertEquals(404, monitor.posts("/heartbeat/unknown").status());
    }

    @Test
    void itIsPausedUntilADate() {
        monitor.posts(BACKUP);
        var until = time.instant().plus(Duration.ofHours(6));

        var paused = monitor.posts(BACKUP + "/pause?until=" + until);
        assertEquals("paused", paused.body().getString("status"));
        time.passesWithAlarms(Duration.ofHours(6));
        kato.isCalledNoMoreThan(0);

        time.passesWithAlarms(Duration.ofMinutes(70));
        kato.rings();
    }

    @Test
    void aPauseThatIsEndedIsAwaitedAnew() {
        monitor.posts(BACKUP);
        monitor.posts(BACKUP + "/pause?until=" + time.instant().plus(Duration.ofDays(30)));
        time.passesWithAlarms(Duration.ofHours(3));

        assertEquals("beating", monitor.deletes(BACKUP + "/pause").body().getString("status"));
        time.passesWithAlarms(Duration.ofMinutes(60));
        kato.isCalledNoMoreThan(0);
        time.passesWithAlarms(Duration.ofMinutes(6));
        kato.rings();
        assertEquals(400, monitor.posts(BACKUP + "/pause?until=yesterday").status());
    }

    @Test
    void anInstanceThatHasForgottenAllStillRings() {
        monitor.posts(BACKUP);

        journal.forget();
        time.passesWithAlarms(Duration.ofMinutes(66));

        kato.rings();
    }

    @Test
    void theWatchdogOfPrometheusIsABeatWhereItIsDeclaredOne() {
        var beat = monitor.sendsJson("/alert/alertmanager?team=batch", WATCHDOG);
        assertEquals("beat", beat.body().getString("status"));

        time.passesWithAlarms(Duration.ofMinutes(7));
        kato.rings();
        monitor.sendsJson("/alert/alertmanager?team=batch", WATCHDOG);
        monitor.sees(onlyIncident(), "closed");
    }

    @Test
    void theWatchdogOfAnotherTeamRingsNobody() {
        var answer = monitor.sendsJson("/alert/alertmanager?team=backend", WATCHDOG);

        assertEquals("ignored", answer.body().getString("status"));
        assertEquals(1, answer.body().getJsonArray("warnings").size());
    }

    @Test
    void aTeamThatWantsToBeRungSoonerIsRungSooner() {
        scene.quickly();
        kato.always(Behaviour.DECLINE);
        var incident = monitor.alertsTeam("batch", "disk full").incident();
        monitor.sees(incident, "unanswered");

        time.passesWithAlarms(Duration.ofSeconds(130));

        kato.isCalledTimes(6);
    }

    private String onlyIncident() {
        return Monitor.objects(monitor.get("/incidents").body().getJsonArray("incidents"))
                .get(0)
                .getString("id");
    }
}
