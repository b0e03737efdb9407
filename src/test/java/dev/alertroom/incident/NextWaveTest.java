package dev.alertroom.incident;

import static dev.alertroom.incident.Outcome.COMPLETED;
import static dev.alertroom.incident.Outcome.NO_ANSWER;
import static dev.alertroom.incident.Story.responder;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** It keeps ringing until somebody has it. */
class NextWaveTest {

    private final Story story = Story.of(1, List.of(responder("aoi")), List.of(responder("ben")));

    private Story nobodyAnswers() {
        assertEquals(List.of("aoi 1"), story.rings());
        story.seconds(25).ends(NO_ANSWER, "aoi");
        assertEquals(List.of("ben 1"), story.rings());
        story.seconds(25).ends(NO_ANSWER, "ben");
        assertEquals(List.of(), story.rings());
        return story;
    }

    @Test
    void whenEveryoneWasCalledInVainAllAreRungAgainAfterFiveMinutesFromTheFirstTierOn() {
        nobodyAnswers();
        assertEquals(Status.UNANSWERED, story.status());
        assertEquals(Optional.of(story.now().plusSeconds(300)), story.plan().again());

        assertEquals(List.of(), story.minutes(5).seconds(-1).rings());
        assertEquals(List.of("aoi 1"), story.seconds(1).rings());
        assertEquals(Status.RINGING, story.status());
    }

    @Test
    void theTimeBetweenTwoWavesDoublesUpToHalfAnHour() {
        var waits = new ArrayList<Duration>();
        for (int wave = 0; wave < 5; wave++) {
            nobodyAnswers();
            var next = story.plan().again().orElseThrow();
            waits.add(Duration.between(story.now(), next));
            story.seconds(Math.toIntExact(waits.get(wave).toSeconds()));
        }

        assertEquals(
                List.of(5, 10, 20, 30, 30),
                waits.stream().map(Duration::toMinutes).map(Long::intValue).toList());
    }

    @Test
    void itGivesUpFourHoursAfterTheLastAlert() {
        int waves = 0;
        while (story.status() != Status.CLOSED) {
            nobodyAnswers();
            waves++;
            var next = story.plan().again();
            if (next.isEmpty()) {
                break;
            }
            story.seconds(
                    Math.toIntExact(Duration.between(story.now(), next.get()).toSeconds()));
        }

        assertTrue(waves > 8 && waves < 12, "waves: " + waves);
        assertEquals(Status.CLOSED, story.minutes(30).status());
        assertEquals(List.of(), story.rings());
    }

    @Test
    void aWaveOfAnIncidentThatHasGrownStaleNeverStarts() {
        nobodyAnswers();
        assertEquals(List.of(), story.minutes(60 * 24 * 90).rings());
    }

    @Test
    void whatIsClearedIsNotRungForAgain() {
        nobodyAnswers().clears("disk");
        assertEquals(Optional.empty(), story.plan().again());
        assertEquals(List.of(), story.minutes(5).rings());
    }

    @Test
    void whoDeclinedIsNotCalledAgainAsLongAsThereIsSomebodyElse() {
        story.rings();
        story.seconds(5).pressesTwo("aoi");
        assertEquals(List.of("ben 1"), story.rings());
        story.seconds(25).ends(NO_ANSWER, "ben");
        assertEquals(List.of("ben 1"), story.minutes(5).rings());
    }

    @Test
    void halfAnHourAfterTheRoomHasEmptiedThoseWhoHadItAreRungFirst() {
        story.rings();
        story.seconds(25).ends(NO_ANSWER, "aoi");
        story.rings();
        story.seconds(5).joins("ben").minutes(10).leaves("ben");
        assertEquals(Optional.of(story.now().plusSeconds(1800)), story.plan().again());

        assertEquals(List.of("ben 1"), story.minutes(30).rings());
        story.seconds(25).ends(NO_ANSWER, "ben");
        assertEquals(List.of("aoi 1"), story.rings());
    }

    @Test
    void nobodyIsRemindedOnceTheAlertIsCleared() {
        story.rings();
        story.seconds(5).joins("aoi").minutes(10).leaves("aoi").clears("disk");
        assertEquals(List.of(), story.minutes(30).rings());
    }

    @Test
    void aKeyThatLedNowhereStopsNoRinging() {
        story.rings();
        story.seconds(5).pressesOne("aoi").seconds(20).ends(COMPLETED, "aoi");
        assertEquals(List.of("ben 1"), story.rings());
    }

    @Test
    void whileSomebodyIsInTheRoomItIsLookedIntoEveryTenMinutes() {
        story.rings();
        story.seconds(5).joins("aoi");
        assertEquals(
                Optional.of(Story.NIGHT.plus(Duration.ofMinutes(10))),
                story.plan().again());
    }

    @Test
    void aCallThatIsRefusedForNowUsesUpNoAttemptForAQuarterOfAnHour() {
        int calls = 0;
        story.refusesAll(false);
        while (story.now().isBefore(Story.NIGHT.plus(Plan.OUTAGE))) {
            var next = story.plan().again().orElseThrow();
            story.seconds(Math.toIntExact(Duration.between(story.now(), next).toSeconds()));
            story.refusesAll(false);
            calls++;
        }

        assertTrue(calls > 10 && calls < 30, "calls: " + calls);
    }

    @Test
    void whoseCallWasNeverPlacedIsCalledWhoeverHasJoinedMeanwhile() {
        var pair = Story.of(3, List.of(responder("aoi"), responder("ben")));
        var claims = pair.plan().actions();
        claims.forEach(action -> pair.happens(action.claim()));
        pair.happens(new Event.CallPlaced(pair.now(), new CallKey(1, "aoi", 1), pair.sid("aoi")));
        pair.seconds(6).joins("aoi");
        assertEquals(List.of(), pair.rings());

        assertEquals(List.of("ben 2"), pair.seconds(6).rings());
    }
}
