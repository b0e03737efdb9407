package dev.alertroom.scenario;

import dev.alertroom.journal.ForgetfulJournal;
import dev.alertroom.simulator.CallState;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Something fails in us while somebody is on the line: every endpoint has an answer that a caller understands. */
@QuarkusTest
@TestProfile(Night.class)
class TroubleTest extends Story {

    @Inject
    ForgetfulJournal journal;

    @AfterEach
    void allIsWell() {
        journal.breaks(false);
    }

    @Test
    void whoPicksUpMeetsTheOthers() {
        monitor.alerts("disk full", alice);
        alice.rings();
        journal.breaks(true);

        alice.answers().hears("システムに問題が発生しました").isInRoom("AlertRoom");
    }

    @Test
    void whoPressesOneMeetsTheOthers() {
        monitor.alerts("disk full", alice);
        alice.answers().hears("会議室に入るには");
        journal.breaks(true);

        alice.presses(1).hears("システムに問題が発生しました").isInRoom("AlertRoom");
    }

    @Test
    void whoPressesTwoIsNotPutIntoTheRoom() {
        monitor.alerts("disk full", alice);
        alice.answers().hears("会議室に入るには");
        journal.breaks(true);

        alice.presses(2).hears("この件ではもうお電話しません").hadCalls(CallState.COMPLETED);
    }

    @Test
    void whoCallsBackIsAskedToCallAgain() {
        journal.breaks(true);

        alice.callsBack().hears("もう一度お電話ください");
    }
}
