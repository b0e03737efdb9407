package dev.alertroom.incident;

import static dev.alertroom.incident.Outcome.NO_ANSWER;
import static dev.alertroom.incident.Story.responder;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RoomNewsTest {

    private static final Responder AOI = responder("aoi");
    private static final Responder BEN = responder("ben");

    private final Story story = Story.of(3, List.of(AOI, BEN));

    @BeforeEach
    void everyoneIsRung() {
        story.rings();
        story.seconds(10);
    }

    @Test
    void whoeverComesFirstHearsOfNobody() {
        assertEquals(List.of(), story.joins("aoi").says());
    }

    @Test
    void theRoomHearsWhoCameOnce() {
        story.joins("aoi").seconds(3).joins("ben");
        assertEquals(List.of(new Announcement.Came(BEN, 2)), story.says());
        assertEquals(List.of(), story.says());
    }

    @Test
    void theRoomHearsWhoLeft() {
        story.joins("aoi").seconds(3).joins("ben").says();
        assertEquals(
                List.of(new Announcement.Gone(AOI, 1)),
                story.minutes(2).leaves("aoi").says());
    }

    @Test
    void anEmptyRoomIsToldNothing() {
        assertEquals(List.of(), story.joins("aoi").seconds(9).leaves("aoi").says());
    }

    @Test
    void thatSomebodyCameIsNoNewsHalfAMinuteLater() {
        assertEquals(
                List.of(),
                story.joins("aoi").seconds(3).joins("ben").seconds(30).says());
    }

    @Test
    void theRoomHearsThatAnAlertIsOverEvenIfItWasTheLastOne() {
        story.joins("aoi").minutes(1).clears("disk");
        assertEquals(List.of(new Announcement.Cleared("disk is broken", "ja-JP")), story.says());
        assertEquals(List.of(), story.says());
    }

    @Test
    void aStormOfClearingsIsToldByItsNewestAndTheLastOne() {
        for (int alert = 0; alert < 20; alert++) {
            story.alert("storm" + alert);
        }
        story.joins("aoi").says();
        var said = new ArrayList<>(story.minutes(1).clears("disk").says());
        for (int alert = 0; alert < 20; alert++) {
            said.addAll(story.clears("storm" + alert).says());
            story.seconds(1);
        }
        assertEquals(
                List.of("disk is broken", "storm15 is broken", "storm19 is broken"),
                said.stream()
                        .map(Announcement.Cleared.class::cast)
                        .map(Announcement.Cleared::message)
                        .toList());
        assertEquals(List.of(), story.says());
    }

    @Test
    void theRoomHearsOfANewAlert() {
        story.joins("aoi").minutes(1).alert("network");
        assertEquals(List.of(new Announcement.NewAlert("network is broken", "ja-JP")), story.says());
        assertEquals(List.of(), story.says());
    }

    @Test
    void whoeverWaitsAloneIsTakenOutToHearIt() {
        story.joins("aoi").minutes(1).alert("network");

        assertEquals(List.of("aoi"), story.takesOut());
        assertEquals(List.of(), story.says());
    }

    @Test
    void whoeverIsOutIsStillThereAndHearsTheNextNewsWhenBack() {
        story.joins("aoi").ends(NO_ANSWER, "ben").minutes(1).alert("network").takesOut();
        story.happens(new Event.Left(story.now(), "aoi", story.sid("aoi"), Story.CONFERENCE))
                .seconds(16)
                .alert("database");
        assertEquals(List.of(), story.says());
        assertEquals(1, story.incident().present(story.now()).size());

        story.enters("aoi", story.sid("aoi"), "CF2");

        assertEquals(List.of(new Announcement.NewAlert("database is broken", "ja-JP")), story.says());
        assertEquals(1, story.incident().present(story.now()).size());
    }

    @Test
    void whoeverIsTakenOutAndDoesNotComeBackHasLeft() {
        story.joins("aoi").minutes(1).alert("network").takesOut();

        story.minutes(2);

        assertEquals(List.of(), story.incident().present(story.now()));
    }

    @Test
    void whatCouldNotBeSaidIsSaidByTheNextEvent() {
        var news = List.of(new Announcement.NewAlert("network is broken", "ja-JP"));
        story.joins("aoi").joins("ben").minutes(1).alert("network");

        assertEquals(news, story.failsToSay());
        assertEquals(news, story.failsToSay());
        assertEquals(news, story.says());
        assertEquals(List.of(), story.says());
    }

    @Test
    void theAlertThatTheCallSpokeIsNotToldAgain() {
        assertEquals(List.of(), story.joins("aoi").minutes(1).says());
    }

    @Test
    void whoeverAnswersHearsInTheRoomOfAnAlertThatCameWhileThePhoneRang() {
        story.alert("network").seconds(35).joins("aoi");
        assertEquals(List.of(new Announcement.NewAlert("network is broken", "ja-JP")), story.says());
    }

    @Test
    void aStormOfAlertsIsToldByItsNewestEveryFifteenSeconds() {
        story.joins("aoi").ends(NO_ANSWER, "ben").minutes(1);
        var said = new ArrayList<Announcement>();
        for (int second = 0; second < 60; second++) {
            said.addAll(story.alert("storm" + second).says());
            story.seconds(1);
        }
        assertEquals(
                List.of("storm0 is broken", "storm15 is broken", "storm30 is broken", "storm45 is broken"),
                said.stream()
                        .map(Announcement.NewAlert.class::cast)
                        .map(Announcement.NewAlert::message)
                        .toList());
        assertEquals(
                List.of(new Announcement.NewAlert("storm59 is broken", "ja-JP")),
                story.minutes(5).says());
        assertEquals(List.of(), story.minutes(5).says());
    }

    @Test
    void anAlertThatIsOverIsNotAnnounced() {
        story.alert("network").joins("aoi").clears("network");
        assertEquals(List.of(new Announcement.Cleared("network is broken", "ja-JP")), story.says());
    }

    @Test
    void theRoomHearsWhatSomebodyTypedOnce() {
        story.joins("aoi").joins("ben").says();
        story.minutes(1).happens(typed("m1"));

        assertEquals(List.of(new Announcement.Typed("look at the queue", "en-US")), story.says());
        assertEquals(List.of(), story.happens(typed("m1")).says());
        assertEquals(1, story.happens(typed("m2")).says().size());
        assertEquals(List.of(), story.happens(typed("m3")).seconds(30).says());
    }

    @Test
    void whoeverWaitsAloneHearsWhatSomebodyTypedToo() {
        story.joins("aoi").minutes(1).happens(typed("m1"));

        assertEquals(List.of("aoi"), story.takesOut());
    }

    @Test
    void aParticipantIsMutedUntilThatIsTakenBack() {
        story.joins("aoi");
        var aoi = story.incident().present(story.now()).get(0);
        story.happens(new Event.ParticipantMuted(story.now(), "aoi", aoi.sid(), aoi.conference(), 0, "on-call"));
        assertEquals(true, story.incident().isMuted(aoi));

        story.happens(new Event.ParticipantUnmuted(
                story.now(),
                "aoi",
                aoi.sid(),
                aoi.conference(),
                story.incident().turns(aoi),
                "on-call"));
        assertEquals(false, story.incident().isMuted(aoi));
    }

    private Event typed(String message) {
        return new Event.MessageTyped(story.now(), message, "look at the queue", "en-US", "on-call");
    }
}
