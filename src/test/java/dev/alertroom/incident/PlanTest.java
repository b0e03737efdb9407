package dev.alertroom.incident;

import static dev.alertroom.incident.Outcome.BUSY;
import static dev.alertroom.incident.Outcome.COMPLETED;
import static dev.alertroom.incident.Outcome.FAILED;
import static dev.alertroom.incident.Outcome.NO_ANSWER;
import static dev.alertroom.incident.Story.responder;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlanTest {

    private static final Responder AOI = responder("aoi");
    private static final Responder BEN = responder("ben");
    private static final Responder CHIE = responder("chie");

    private final Story story = Story.of(3, List.of(AOI, BEN));

    @Test
    void anAlertRingsEveryoneInTheFirstTierAtOnce() {
        assertEquals(List.of("aoi 1", "ben 1"), story.rings());
        assertEquals(List.of(), story.rings());
    }

    @Test
    void theNextRoundStartsWhenTheLastCallOfTheRoundHasEnded() {
        story.rings();
        assertEquals(List.of(), story.seconds(20).ends(NO_ANSWER, "aoi").rings());
        assertEquals(
                List.of("aoi 2", "ben 2"),
                story.seconds(5).ends(NO_ANSWER, "ben").rings());
    }

    @Test
    void nobodyIsRungMoreOftenThanThePolicyAllows() {
        for (int round = 1; round <= 3; round++) {
            assertEquals(List.of("aoi " + round, "ben " + round), story.rings());
            story.seconds(25).ends(NO_ANSWER, "aoi", "ben");
        }
        assertEquals(List.of(), story.rings());
        assertEquals(Status.UNANSWERED, story.status());
    }

    @Test
    void afterABusyCallTheNextRoundWaitsTenSeconds() {
        story.rings();
        story.seconds(1).ends(BUSY, "aoi").ends(NO_ANSWER, "ben");
        assertEquals(List.of(), story.rings());
        assertEquals(Optional.of(story.now().plusSeconds(10)), story.plan().again());
        assertEquals(List.of("aoi 2", "ben 2"), story.seconds(10).rings());
    }

    @Test
    void afterAFailedCallTheNextRoundWaitsTenSeconds() {
        story.rings();
        assertEquals(
                List.of(),
                story.seconds(1).ends(FAILED, "aoi", "ben").seconds(9).rings());
        assertEquals(List.of("aoi 2", "ben 2"), story.seconds(1).rings());
    }

    @Test
    void aCallThatTwilioRefusedForNowIsTriedAgainAfterThePauseOnly() {
        story.refusesAll(false);
        assertEquals(List.of(), story.rings());
        assertEquals(Optional.of(story.now().plusSeconds(10)), story.plan().again());
        assertEquals(List.of("aoi 2", "ben 2"), story.seconds(10).rings());
    }

    @Test
    void voicemailThatPicksUpAndPressesNoKeyIsNoAnswer() {
        story.rings();
        story.seconds(15).picksUp("aoi").ends(NO_ANSWER, "ben");
        assertEquals(
                List.of("aoi 2", "ben 2"),
                story.seconds(40).ends(COMPLETED, "aoi").rings());
    }

    @Test
    void nobodyIsCalledAnyMoreOnceSomebodyPressedOne() {
        story.rings();
        story.seconds(10).joins("aoi").seconds(15).ends(NO_ANSWER, "ben");
        assertEquals(List.of(), story.rings());
        assertEquals(Status.ACKNOWLEDGED, story.status());
        assertEquals(List.of(), story.seconds(60).leaves("aoi").rings());
    }

    @Test
    void whoeverPressesTwoIsNotCalledAgainAndTheOthersAre() {
        story.rings();
        story.seconds(10).pressesTwo("aoi").seconds(15).ends(NO_ANSWER, "ben");
        assertEquals(List.of("ben 2"), story.rings());
    }

    @Test
    void theNextTierIsRungWhenTheFirstIsExhausted() {
        var tiered = Story.of(1, List.of(AOI), List.of(BEN), List.of(CHIE));
        assertEquals(List.of("aoi 1"), tiered.rings());
        assertEquals(List.of("ben 1"), tiered.seconds(25).ends(NO_ANSWER, "aoi").rings());
        assertEquals(
                List.of("chie 1"), tiered.seconds(25).ends(NO_ANSWER, "ben").rings());
        assertEquals(List.of(), tiered.seconds(25).ends(NO_ANSWER, "chie").rings());
        assertEquals(Status.UNANSWERED, tiered.status());
    }

    @Test
    void aTierInWhichEveryoneDeclinesIsExhausted() {
        var tiered = Story.of(3, List.of(AOI), List.of(BEN));
        tiered.rings();
        assertEquals(List.of("ben 1"), tiered.seconds(8).pressesTwo("aoi").rings());
    }

    @Test
    void aTierWithNobodyInItIsPassedOver() {
        var tiered = Story.of(3, List.of(), List.of(BEN));
        assertEquals(List.of("ben 1"), tiered.rings());
    }

    @Test
    void severalNumbersAreTriedInTurn() {
        var one = Story.of(3, List.of(responder("aoi", "+81-home", "+81-mobile")));
        var rung = new ArrayList<String>();
        for (int round = 1; round <= 3; round++) {
            one.rings();
            rung.add(one.number("aoi"));
            one.seconds(25).ends(NO_ANSWER, "aoi");
        }
        assertEquals(List.of("+81-home", "+81-mobile", "+81-home"), rung);
    }

    @Test
    void aNumberThatTwilioWillNeverCallIsSkippedAndCostsNoAttempt() {
        var one = Story.of(2, List.of(responder("aoi", "+81-wrong", "+81-home", "+81-mobile")));
        one.refusesAll(true);
        one.rings();
        assertEquals("+81-home", one.number("aoi"));
        one.seconds(25).ends(NO_ANSWER, "aoi").rings();
        assertEquals("+81-mobile", one.number("aoi"));
        assertEquals(List.of(), one.seconds(25).ends(NO_ANSWER, "aoi").rings());
        assertEquals(Status.UNANSWERED, one.status());
    }

    @Test
    void whoHasNoNumberLeftIsExhausted() {
        story.refusesAll(true);
        assertEquals(List.of(), story.rings());
        assertEquals(Status.UNANSWERED, story.status());
    }

    @Test
    void aCallThatWasClaimedAndNeverPlacedIsGivenUpAfterTwelveSeconds() {
        story.claimsAndDies();
        assertEquals(Optional.of(story.now().plusSeconds(12)), story.plan().again());
        assertEquals(List.of(), story.seconds(11).rings());
        assertEquals(List.of("aoi 2", "ben 2"), story.seconds(1).rings());
    }

    @Test
    void aCallWhoseCallbacksAreLostIsGivenUpWhenItMustBeOver() {
        story.rings();
        assertEquals(Optional.of(story.now().plusSeconds(55)), story.plan().again());
        assertEquals(List.of(), story.seconds(54).rings());
        assertEquals(List.of("aoi 2", "ben 2"), story.seconds(1).rings());
    }

    @Test
    void aCallThatHasEndedByAClockThatIsAheadHasEnded() {
        story.rings();
        story.seconds(26).ends(NO_ANSWER, "aoi").seconds(-1).ends(NO_ANSWER, "ben");
        assertEquals(List.of("aoi 2", "ben 2"), story.rings());
    }

    @Test
    void aRepeatOfARingingAlertCallsNobody() {
        story.rings();
        assertFalse(story.minutes(1).ringsAgain(true));
    }

    @Test
    void aRepeatOfAnUnansweredAlertRingsFromTheBeginning() {
        unanswered();
        assertTrue(story.seconds(30).ringsAgain(true));
        assertEquals(List.of("aoi 1", "ben 1"), story.rings());
    }

    @Test
    void aWebhookThatIsDeliveredTwiceIsNoRepeat() {
        var quick = Story.of(1, List.of(AOI));
        quick.rings();
        quick.seconds(1).ends(BUSY, "aoi");
        assertEquals(Status.UNANSWERED, quick.status());
        assertFalse(quick.seconds(8).ringsAgain(true));
        assertTrue(quick.seconds(1).ringsAgain(true));
    }

    @Test
    void anotherAlertThatIsDeliveredTwiceIsNoRepeatEither() {
        unanswered();
        story.seconds(10).alert("network");
        assertFalse(story.ringsAgain(false));
        assertFalse(story.seconds(1).ringsAgain(true));
    }

    @Test
    void aRepeatWhenTwilioTookNoCallRingsAtOnce() {
        story.refusesAll(false);
        assertTrue(story.seconds(1).ringsAgain(true));
        assertEquals(List.of("aoi 1", "ben 1"), story.rings());
    }

    @Test
    void anotherAlertRingsAnUnansweredIncidentAgainTwoMinutesAfterItRangAtTheEarliest() {
        unanswered();
        assertFalse(story.seconds(44).alert("network").ringsAgain(false));
        assertEquals(List.of(), story.rings());
        story.seconds(1);
        assertEquals(List.of("aoi 1", "ben 1"), story.rings());
    }

    @Test
    void aRepeatOfAnAcknowledgedAlertCallsNobodyEvenWhenTheRoomIsEmpty() {
        story.rings();
        story.seconds(10).joins("aoi").minutes(5).leaves("aoi").ends(NO_ANSWER, "ben");
        assertFalse(story.minutes(5).ringsAgain(true));
        assertEquals(List.of(), story.rings());
    }

    @Test
    void anotherAlertRingsWhenThoseWhoCameHaveLeft() {
        story.rings();
        story.seconds(10).joins("aoi").minutes(5).leaves("aoi").ends(NO_ANSWER, "ben");
        assertTrue(story.minutes(5).alert("network").ringsAgain(false));
        assertEquals(List.of("aoi 1", "ben 1"), story.rings());
    }

    @Test
    void anAlertThatFellIntoTheQuietIsRungForByTheNextEvent() {
        story.rings();
        story.seconds(10).joins("aoi").seconds(20).leaves("aoi").ends(NO_ANSWER, "ben");
        assertFalse(story.seconds(30).alert("network").ringsAgain(false));
        assertEquals(List.of(), story.rings());
        assertEquals(List.of("aoi 1", "ben 1"), story.minutes(1).rings());
    }

    @Test
    void anotherAlertCallsNobodyWhileTheRoomIsLive() {
        story.rings();
        story.seconds(10).joins("aoi").ends(NO_ANSWER, "ben");
        assertFalse(story.minutes(5).alert("network").ringsAgain(false));
        assertEquals(List.of(), story.rings());
    }

    @Test
    void aNumberThatIsNamedWhileOthersRingIsRungAtOnce() {
        story.rings();
        assertEquals(List.of("chie 1"), story.seconds(5).names(CHIE).rings());
    }

    @Test
    void aNumberThatIsNamedAfterSomebodyCameIsRungOnce() {
        story.rings();
        story.seconds(10).joins("aoi").ends(NO_ANSWER, "ben");
        assertEquals(List.of("chie 1"), story.minutes(1).names(CHIE).rings());
        assertEquals(List.of(), story.seconds(25).ends(NO_ANSWER, "chie").rings());
    }

    @Test
    void aNumberThatWasNamedJustBeforeSomebodyCameIsStillRung() {
        story.rings();
        assertEquals(
                List.of("chie 1"), story.seconds(10).names(CHIE).joins("aoi").rings());
    }

    @Test
    void whoeverDialsInStopsTheRinging() {
        story.rings();
        story.seconds(10).dialsIn("ben").seconds(15).ends(NO_ANSWER, "aoi", "ben");
        assertEquals(List.of(), story.rings());
        assertEquals(Status.ACKNOWLEDGED, story.status());
    }

    @Test
    void aCallOfAnEarlierCycleThatIsAnsweredAfterAllStopsTheRinging() {
        story.rings();
        var late = new Event.Joined(story.now().plusSeconds(310), 1, "aoi", story.sid("aoi"));
        story.seconds(25).ends(NO_ANSWER, "ben").minutes(4).rings();
        story.ends(NO_ANSWER, "aoi", "ben").rings();
        story.seconds(25).ends(NO_ANSWER, "aoi", "ben");
        assertTrue(story.ringsAgain(true));
        story.rings();
        story.seconds(20).happens(late).ends(NO_ANSWER, "aoi", "ben");
        assertEquals(List.of(), story.rings());
        assertEquals(Status.ACKNOWLEDGED, story.status());
    }

    @Test
    void whatStillRingsIsCancelledWhenTheAlertClears() {
        story.rings();
        story.seconds(5).picksUp("ben").seconds(1).clears("disk");
        assertEquals(List.of(story.sid("aoi")), story.plan().cancel());
        assertEquals(List.of(), story.rings());
    }

    @Test
    void nothingIsCancelledWhileAnotherAlertIsActive() {
        story.rings();
        story.alert("network").seconds(5).clears("disk");
        assertEquals(List.of(), story.plan().cancel());
    }

    @Test
    void aStormOfAlertsCallsNobodyMoreOftenThanOneAlertWould() {
        var rung = new ArrayList<>(story.rings());
        for (int second = 1; second < 60; second++) {
            story.seconds(1).alert("storm" + second).ringsAgain(false);
            if (second % 10 == 0) {
                story.ends(NO_ANSWER, "aoi", "ben");
            }
            rung.addAll(story.rings());
        }
        assertEquals(List.of("aoi 1", "ben 1", "aoi 2", "ben 2", "aoi 3", "ben 3"), rung);
    }

    /** At 75 s. */
    private void unanswered() {
        for (int round = 1; round <= 3; round++) {
            story.rings();
            story.seconds(25).ends(NO_ANSWER, "aoi", "ben");
        }
        assertEquals(Status.UNANSWERED, story.status());
    }
}
