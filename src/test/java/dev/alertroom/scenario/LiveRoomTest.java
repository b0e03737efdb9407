package dev.alertroom.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What those who are in the room hear, and who comes to them. */
@QuarkusTest
@TestProfile(Night.class)
class LiveRoomTest extends Story {

    @Test
    void aNewAlertIsSaidIntoTheRoomAndRingsOnlyWhoIsNew() {
        var incident = monitor.alerts("disk full", alice).incident();
        alice.answers().presses(1).isInRoom("AlertRoom");
        monitor.seesEvents(incident, "entered", 1);

        var another = monitor.alerts("queue stuck", alice, bob);

        assertEquals(202, another.status());
        assertEquals(incident, another.incident());
        assertEquals(List.of(bob.number()), another.called());
        alice.hears("別のアラートです").hears("queue stuck");
        bob.answers().hears("queue stuck").hears("ほかに1件のアラートがあります").presses(1).isInRoom("AlertRoom");
        alice.meetsOthers().isCalledTimes(1);
    }

    @Test
    void aNewAlertForThoseInTheRoomRingsNobody() {
        var incident = monitor.alerts("disk full", alice).incident();
        alice.answers().presses(1).isInRoom("AlertRoom");
        monitor.seesEvents(incident, "entered", 1);

        var another = monitor.alerts("queue stuck", alice);

        assertEquals(200, another.status());
        assertTrue(another.calls().isEmpty());
        alice.hears("queue stuck").isCalledNoMoreThan(1);
    }

    @Test
    void whoWaitsAloneHearsAnotherAlertAndWaitsOn() {
        var incident = monitor.alerts("disk full", alice).incident();
        alice.answers().presses(1).isInRoom("AlertRoom").waits();
        monitor.seesEvents(incident, "entered", 1);

        monitor.alerts("queue stuck", alice);

        alice.hears("別のアラートです").hears("queue stuck");
        monitor.seesEvents(incident, "entered", 2);
        alice.isInRoom("AlertRoom").waits();
        monitor.sees(incident, "acknowledged");
        monitor.alerts("cache cold", alice, bob);
        bob.answers().presses(1).isInRoom("AlertRoom");
        alice.meetsOthers().isCalledTimes(1);
    }

    @Test
    void anAnnouncementThatFailedIsMadeByTheNextEvent() {
        var incident = monitor.alerts("disk full", alice).incident();
        alice.answers().presses(1).isInRoom("AlertRoom");
        monitor.seesEvents(incident, "entered", 1);
        // The first try, and the one that follows it.
        simulator.faults().answerNext(2, 500);
        monitor.alerts("queue stuck", alice);
        monitor.seesEvents(incident, "unsaid", 1);

        monitor.alerts("queue stuck", alice);

        alice.hears("queue stuck");
    }

    @Test
    void whoComesWithASecondPhoneIsTakenInToo() {
        var yamada = scene.with("+819080000006");
        var secondPhone = scene.with("+819080000007");
        var incident = monitor.alertsTeam("network", "router down").incident();
        yamada.answers().presses(1).isInRoom("NetworkRoom");
        monitor.seesEvents(incident, "entered", 1);

        secondPhone.callsBack().presses(1).isInRoom("NetworkRoom");

        yamada.meetsOthers();
        monitor.seesEvents(incident, "entered", 2);
    }

    @Test
    void theRoomOfAnEarlierIncidentTellsOfTheNextOneToo() {
        var first = monitor.alerts("disk full", alice).incident();
        alice.answers().presses(1).isInRoom("AlertRoom");
        monitor.seesEvents(first, "entered", 1);
        monitor.resolves(first);

        var second = monitor.alerts("queue stuck", bob).incident();
        bob.answers().presses(1).isInRoom("AlertRoom");
        monitor.seesEvents(second, "entered", 1);
        bob.hangsUp();

        monitor.seesEvents(second, "left", 1);
    }

    @Test
    void whoJoinsHearsHowManyAreThereAndTheRoomHearsWhoCameAndLeft() {
        var carol = scene.someone();
        var incident = monitor.alerts("disk full", alice, bob, carol).incident();
        alice.answers().presses(1).hears("最初の参加者です").isInRoom("AlertRoom");
        monitor.seesEvents(incident, "entered", 1);

        bob.answers().presses(1).hears("会議室には1人います").isInRoom("AlertRoom");
        alice.hears("末尾" + bob.ending() + "番の方が参加しました。現在2人です");
        carol.answers().presses(1).hears("会議室には2人います").isInRoom("AlertRoom");
        alice.hears("末尾" + carol.ending() + "番の方が参加しました。現在3人です");
        bob.hangsUp();
        alice.hears("末尾" + bob.ending() + "番の方が退出しました。現在2人です");
    }

    @Test
    void inEnglishTheRoomHearsItInEnglish() {
        var yamada = scene.with("+819080000006");
        var incident = monitor.alertsTeam("network", "router down").incident();
        yamada.answers()
                .hears("Emergency, emergency, router down", "en-US")
                .presses(1)
                .isInRoom("NetworkRoom");
        monitor.seesEvents(incident, "entered", 1);

        var another = monitor.sendsForm(
                "/alert", "team", "network", "message", "switch down", "lang", "en-US", "tels", bob.number());

        assertEquals(List.of(bob.number()), another.called());
        yamada.hears("Another alert:", "en-US").hears("switch down", "en-US");
        bob.answers().presses(1).hears("One person is in the room", "en-US").isInRoom("NetworkRoom");
        yamada.hears("The number ending in " + bob.ending() + " has come", "en-US");
    }

    @Test
    void namesAreSaidOfThoseWhoHaveOne() {
        var tanaka = scene.with("+819080000004");
        var ito = scene.with("+819080000005");
        var incident = monitor.alertsTeam("frontend", "page blank").incident();
        tanaka.answers().presses(1).isInRoom("AlertRoom-frontend");
        monitor.seesEvents(incident, "entered", 1);

        ito.answers().presses(1).isInRoom("AlertRoom-frontend");

        tanaka.hears("伊藤さんが参加しました。現在2人です");
        ito.hangsUp();
        tanaka.hears("伊藤さんが退出しました。現在1人です");
    }

    @Test
    void clearingIsSaidIntoTheRoom() {
        var incident =
                monitor.cloudMonitoring("open", "0.abc", "応答が遅れています", alice).incident();
        alice.answers().presses(1).isInRoom("AlertRoom");
        monitor.seesEvents(incident, "entered", 1);

        monitor.cloudMonitoring("closed", "0.abc", "応答が遅れています", alice);

        alice.hears("次のアラートは解消しました").hears("応答が遅れています").isInRoom("AlertRoom");
    }

    @Test
    void whoCallsBackIsPutIntoTheLiveRoom() {
        var incident = monitor.alerts("disk full", alice, bob).incident();
        bob.declines();
        alice.answers().presses(1).isInRoom("AlertRoom");
        monitor.seesEvents(incident, "entered", 1);

        bob.callsBack().hears("折り返しありがとうございます").presses(1).hears("会議室には1人います").isInRoom("AlertRoom");

        bob.meetsOthers();
        alice.meetsOthers().hears("末尾" + bob.ending() + "番の方が参加しました");
    }

    @Test
    void whoCallsBackBeforeAnyoneHasAnsweredStopsTheRinging() {
        var incident = monitor.alerts("disk full", alice, bob).incident();
        bob.declines().callsBack().presses(1).isInRoom("AlertRoom");

        monitor.sees(incident, "acknowledged");
        alice.declines();

        monitor.seesEvents(incident, "call-ended", 2);
        alice.isCalledNoMoreThan(1);
    }

    @Test
    void whoOnlyHasANumberOfTheListAcknowledgesNothingAndHearsNothingOfTheAlert() {
        var incident = monitor.alerts("disk full", alice, bob).incident();
        bob.declines().callsBack().hears("1を").hangsUp();
        bob.callsBack().presses(2).hears("失礼します");

        monitor.sees(incident, "ringing");
        alice.rings();
        assertFalse(bob.wasInRoom());
    }

    @Test
    void othersWhoCallAreToldGoodbye() {
        monitor.alerts("disk full", alice);

        bob.callsBack().hears("この番号では電話をお受けしておりません");

        Patiently.await("the call ended").until(() -> !bob.wasInRoom());
    }

    @Test
    void whoIsInTheRosterIsToldThatNothingBurns() {
        scene.with("+819080000008").callsBack().hears("現在、対応中のインシデントはありません");
    }
}
