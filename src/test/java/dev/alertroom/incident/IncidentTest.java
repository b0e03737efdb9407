package dev.alertroom.incident;

import static dev.alertroom.incident.Outcome.NO_ANSWER;
import static dev.alertroom.incident.Story.responder;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IncidentTest {

    private final Story story = Story.of(1, List.of(responder("aoi"), responder("ben", "+81-home", "+81-mobile")));

    @Test
    void eventsWithoutAnOpeningTellOfNoIncident() {
        assertEquals(Optional.empty(), Incident.of("night", List.of(new Event.Resolved(story.now()))));
    }

    @Test
    void itRingsFromTheStart() {
        assertEquals(Status.RINGING, story.status());
        story.rings();
        assertEquals(Status.RINGING, story.status());
    }

    @Test
    void ofTwoAccountsOfOneEventTheEarlierCounts() {
        var events = List.of(
                story.incident().timeline().get(0),
                story.incident().timeline().get(1),
                new Event.Joined(story.now().plusSeconds(9), 1, "aoi", "CA1"),
                new Event.Joined(story.now().plusSeconds(7), 1, "aoi", "CA1"));
        var incident = Incident.of("night", events).orElseThrow();
        assertEquals(Optional.of(story.now().plusSeconds(7)), incident.acknowledgedAt());
        assertEquals(3, incident.timeline().size());
    }

    @Test
    void whoeverIsInTheRoomHasItAlsoByAClockThatIsBehind() {
        var events = List.of(
                story.incident().timeline().get(0),
                story.incident().timeline().get(1),
                new Event.Entered(story.now().minusMillis(150), "aoi", "CA1", Story.CONFERENCE));
        var incident = Incident.of("night", events).orElseThrow();
        assertEquals(Optional.of(story.now().minusMillis(150)), incident.acknowledgedAt());
    }

    @Test
    void aResponderIsFoundByAnyOfTheirNumbers() {
        assertEquals(
                Optional.of("ben"), story.incident().responderWith("+81-mobile").map(Responder::id));
        assertEquals(Optional.empty(), story.incident().responderWith("+81-chie"));
    }

    @Test
    void itIsClosedWhenEveryAlertIsCleared() {
        story.rings();
        story.alert("network").clears("disk");
        assertEquals(Status.RINGING, story.status());
        story.clears("network");
        assertEquals(Status.CLOSED, story.status());
    }

    @Test
    void anAlertThatComesBackAfterItWasClearedIsActiveAgain() {
        story.alert("network").clears("disk").seconds(5).alert("disk");
        assertEquals(
                List.of("network", "disk"),
                story.incident().activeAlerts().stream().map(Event.Alerted::key).toList());
    }

    @Test
    void itIsClosedOnceResolved() {
        story.rings();
        story.happens(new Event.Resolved(story.now()));
        assertEquals(Status.CLOSED, story.status());
    }

    @Test
    void anUnansweredIncidentIsGivenUpAfterFourHours() {
        story.rings();
        story.seconds(25).ends(NO_ANSWER, "aoi", "ben").minutes(240).seconds(-26);
        assertEquals(Status.UNANSWERED, story.status());
        assertEquals(Status.CLOSED, story.seconds(1).status());
    }

    @Test
    void aRoomThatIsLiveKeepsItOpenAndFourHoursAfterTheLastHasLeftItIsGivenUp() {
        story.rings();
        story.seconds(10).joins("aoi").ends(NO_ANSWER, "ben").minutes(300);
        assertEquals(Status.ACKNOWLEDGED, story.status());
        story.leaves("aoi").minutes(239);
        assertEquals(Status.ACKNOWLEDGED, story.status());
        assertEquals(Status.CLOSED, story.minutes(1).status());
    }

    @Test
    void whereNobodyIsToBeRemindedItIsClosedHalfAnHourAfterTheLastHasLeft() {
        var unreminded = Story.unreminded(List.of(responder("aoi")));
        unreminded.rings();
        unreminded.seconds(10).joins("aoi").minutes(120).leaves("aoi").minutes(29);
        assertEquals(Status.ACKNOWLEDGED, unreminded.status());
        assertEquals(Status.CLOSED, unreminded.minutes(1).status());
    }

    @Test
    void whoPressedTheKeyButNeverCameIntoTheRoomHasNotAcknowledged() {
        story.rings();
        story.seconds(10).pressesOne("aoi").seconds(5).ends(Outcome.COMPLETED, "aoi");
        assertEquals(Status.RINGING, story.status());
    }

    @Test
    void whoeverPressedOneCountsAsPresentUntilTheConferenceTells() {
        story.rings();
        story.seconds(10).pressesOne("aoi");
        assertTrue(story.incident().roomLive(story.now()));
        assertFalse(story.incident().roomLive(story.now().plusSeconds(12)));
    }

    @Test
    void whoeverDialsInCountsAsPresentUntilTheConferenceTells() {
        story.rings();
        story.happens(new Event.Joined(story.now(), 1, "aoi", "CA-in"));
        assertTrue(story.incident().roomLive(story.now()));
    }

    @Test
    void whoseCallHasEndedIsNotPresentEvenIfTheConferenceNeverTold() {
        story.rings();
        story.seconds(10).joins("aoi").joins("ben").minutes(1).ends(Outcome.COMPLETED, "aoi");
        assertEquals(
                List.of("ben"),
                story.incident().present(story.now()).stream()
                        .map(Event.Entered::responder)
                        .toList());
    }

    @Test
    void somebodyInTheRoomAcknowledgesEvenIfTheKeyWasNeverRecorded() {
        story.rings();
        story.seconds(10).enters("aoi", story.sid("aoi")).ends(NO_ANSWER, "ben");
        assertEquals(Status.ACKNOWLEDGED, story.status());
    }

    @Test
    void aCallTellsOfItsCycleWhenTheEventThatBeganItIsOutOfReach() {
        story.happens(new Event.CallClaimed(story.now(), new CallKey(2, "aoi", 1), "+81-aoi"));
        assertEquals(2, story.incident().cycle());
    }
}
