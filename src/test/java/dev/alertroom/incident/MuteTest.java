package dev.alertroom.incident;

import static dev.alertroom.incident.Outcome.CANCELED;
import static dev.alertroom.incident.Outcome.NO_ANSWER;
import static dev.alertroom.incident.Story.responder;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is muted rings nobody; what still fires when the mute ends rings then. */
class MuteTest {

    private final Story story = Story.of(2, List.of(responder("aoi")), List.of(responder("ben")));

    @Test
    void whatIsMutedFromTheStartRingsNobodyUntilTheMuteEnds() {
        story.mutes("disk", "m1", 30);

        assertEquals(List.of(), story.rings());
        assertEquals(Status.MUTED, story.status());
        assertEquals(
                Optional.of(new NextLook(Story.NIGHT.plus(Duration.ofMinutes(30)), NextLook.Reason.MUTED)),
                NextLook.of(story.incident(), story.now()));

        assertEquals(List.of(), story.minutes(30).seconds(-1).rings());
        assertEquals(List.of("aoi 1"), story.seconds(1).rings());
        assertEquals(Status.RINGING, story.status());
    }

    @Test
    void whatIsClearedDuringTheMuteIsNeverRungFor() {
        story.mutes("disk", "m1", 30).minutes(10).clears("disk");

        assertEquals(Status.CLOSED, story.status());
        assertEquals(List.of(), story.minutes(20).rings());
    }

    @Test
    void callsThatRingForWhatIsMutedNowStop() {
        story.rings();
        story.seconds(5).mutes("disk", "m1", 30);

        assertEquals(List.of(story.sid("aoi")), story.plan().cancel());
        assertEquals(List.of(), story.ends(CANCELED, "aoi").seconds(60).rings());
        assertEquals(Status.MUTED, story.status());
    }

    @Test
    void whatWasMutedWhileItRangRingsFromTheFirstTierOnAgain() {
        story.rings();
        story.seconds(25).ends(NO_ANSWER, "aoi").rings();
        story.seconds(25).ends(NO_ANSWER, "aoi").rings();
        story.seconds(5).mutes("disk", "m1", 30).ends(CANCELED, "ben");

        assertEquals(List.of("aoi 1"), story.minutes(30).rings());
        assertEquals(List.of("aoi 2"), story.seconds(25).ends(NO_ANSWER, "aoi").rings());
    }

    @Test
    void somethingElseThatFiresRingsAllTheSame() {
        story.mutes("disk", "m1", 30);
        assertEquals(List.of(), story.rings());

        assertEquals(List.of("aoi 1"), story.minutes(10).alert("queue").rings());
        assertEquals(
                "queue is broken",
                CallContext.of(story.incident(), new CallKey(1, "aoi", 1), story.now())
                        .message());
        assertEquals(List.of(), story.plan().cancel());
        assertEquals(Status.RINGING, story.status());
    }

    @Test
    void whatIsMutedDoesNotStopWhatElseRings() {
        story.alert("queue").rings();
        story.seconds(5).mutes("disk", "m1", 30);

        assertEquals(List.of(), story.plan().cancel());
        assertEquals(List.of("aoi 2"), story.seconds(20).ends(NO_ANSWER, "aoi").rings());
    }

    @Test
    void itRingsAtOnceIfTheMuteIsEndedBeforeItsTime() {
        story.mutes("disk", "m1", 30).minutes(10).unmutes("m1");

        assertEquals(List.of("aoi 1"), story.rings());
    }

    @Test
    void ofTwoMutesTheLaterEndCounts() {
        story.mutes("disk", "m1", 10).mutes("disk", "m2", 20);

        assertEquals(List.of(), story.minutes(10).rings());
        assertEquals(List.of("aoi 1"), story.minutes(10).rings());
    }

    @Test
    void aMuteOfDaysIsNoReasonToGiveUp() {
        story.mutes("disk", "m1", 60 * 24 * 7);

        assertEquals(Status.MUTED, story.minutes(60 * 24 * 6).status());
        assertEquals(List.of("aoi 1"), story.minutes(60 * 24).rings());
    }

    @Test
    void whoeverHadItAndLeftIsRungWhenTheMuteEnds() {
        story.rings();
        story.seconds(5).joins("aoi").minutes(5).leaves("aoi").mutes("disk", "m1", 20);

        assertEquals(Status.MUTED, story.status());
        assertEquals(List.of(), story.minutes(19).rings());
        assertEquals(List.of("aoi 1"), story.minutes(1).rings());
    }

    @Test
    void whileItIsMutedItIsNotSaidIntoTheRoomAndIsWhenTheMuteEnds() {
        story.rings();
        story.seconds(5).joins("aoi").dialsIn("ben").minutes(1);
        story.alert("queue").mutes("queue", "m1", 30);
        assertEquals(List.of(), story.says());

        assertEquals(
                List.of(new Announcement.NewAlert("queue is broken", "ja-JP")),
                story.minutes(30).says());
        assertEquals(List.of(), story.minutes(1).says());
    }

    @Test
    void whomOnlyAMutedAlertHasNamedIsRungWhenTheMuteEnds() {
        var chie = responder("chie");
        story.rings();
        story.seconds(5).joins("aoi").alert("queue").mutes("queue", "m1", 30);
        story.happens(new Event.ResponderAdded(story.now(), chie, 0, Event.Alerted.id("queue", 0)));

        assertEquals(List.of(), story.minutes(29).rings());
        assertEquals(List.of("chie 1"), story.minutes(1).rings());
    }

    @Test
    void whomAnotherAlertNamesAsWellIsRungForThat() {
        var chie = responder("chie");
        story.mutes("disk", "m1", 30);
        story.happens(new Event.ResponderAdded(story.now(), chie, 0, Event.Alerted.id("disk", 0)));
        story.seconds(10).alert("queue").names(chie);

        assertEquals(List.of("aoi 1", "chie 1"), story.rings());
    }

    @Test
    void aRepeatOfWhatIsMutedRingsNobodyAgain() {
        story.refusesAll(true);
        story.rings();
        story.mutes("disk", "m1", 30).minutes(5);

        assertFalse(story.ringsAgain(true));
    }

    @Test
    void aMuteCoversByKeyBySourceAndByWordsOfTheMessage() {
        var alert = new Event.Alerted(
                Story.NIGHT, Digest.of("alertmanager 5ef77f"), 0, "Disk full on db-1", "en-US", "alertmanager");
        var plain = new Event.Alerted(Story.NIGHT, Digest.of("alert db"), 0, "database down", "en-US", "alert");

        assertTrue(mute().covers(alert));
        assertTrue(mute("alertmanager 5ef77f").covers(alert));
        assertTrue(mute(alert.key()).covers(alert));
        assertFalse(mute("5ef77f").covers(alert));
        assertTrue(mute("db").covers(plain));
        assertTrue(pattern("*disk full*").covers(alert));
        assertTrue(pattern("alertmanager").covers(alert));
        assertFalse(pattern("disk").covers(alert));
        assertFalse(pattern("alertmanager").covers(plain));
    }

    private static Mute mute(String... keys) {
        return mute(Optional.empty(), keys);
    }

    private static Mute pattern(String pattern) {
        return mute(Optional.of(new Glob(pattern)));
    }

    private static Mute mute(Optional<Glob> pattern, String... keys) {
        return new Mute(
                "m1", "default", List.of(keys), pattern, Story.NIGHT, Story.NIGHT.plusSeconds(60), "deploy", "ci");
    }
}
