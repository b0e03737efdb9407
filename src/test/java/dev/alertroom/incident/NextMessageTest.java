package dev.alertroom.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When a chat is told of an incident, and told again. */
class NextMessageTest {

    private static final String CHAT = "slack-1";
    private static final Responder ALICE = Story.responder("alice");

    private final Story story = Story.of(1, List.of(ALICE));

    @Test
    void anIncidentThatRingsIsToldOnce() {
        assertTrue(tells(true));
        assertEquals(Optional.empty(), next(true).claim());
    }

    @Test
    void whoComesIsToldAndNothingThatChangesNothing() {
        story.rings();
        tells(true);

        story.seconds(5).joins("alice");

        assertTrue(tells(true));
        assertEquals(Optional.empty(), next(true).claim());
    }

    @Test
    void aChatThatCannotChangeItsMessageIsToldOfStatesAndNewAlerts() {
        story.rings();
        tells(false);
        story.joins("alice");
        assertTrue(tells(false));

        story.dialsIn("bob").minutes(1);
        assertEquals(Optional.empty(), next(false).claim());

        story.alert("queue");
        assertTrue(tells(false));
    }

    @Test
    void whatRingsNobodyIsNotTold() {
        story.mutes("disk", "m1", 60);

        assertEquals(Optional.empty(), next(true).claim());
        assertEquals(Optional.of(story.now().plusSeconds(3600)), next(true).again());
    }

    @Test
    void whatIsOverBeforeAnybodyWasToldIsNotTold() {
        story.clears("disk");

        assertEquals(new NextMessage(Optional.empty(), Optional.empty()), next(true));
    }

    @Test
    void theEndIsToldAndThenNothing() {
        tells(true);
        story.clears("disk");

        assertTrue(tells(true));
        assertEquals(new NextMessage(Optional.empty(), Optional.empty()), next(true));
    }

    @Test
    void aStormIsToldSoOftenAndThenItsEnd() {
        int told = 0;
        for (int alert = 0; alert < 2 * NextMessage.MOST_POSTED; alert++) {
            story.alert("a" + alert).seconds(1);
            told += tells(false) ? 1 : 0;
        }
        assertEquals(NextMessage.MOST_POSTED, told);

        story.happens(new Event.Resolved(story.now()));

        assertTrue(tells(false));
    }

    @Test
    void aFailureIsTriedAgainAfterEverLongerPausesAndFiveTimesAtMost() {
        int tries = 0;
        for (int minutes = 0; minutes < 60 * 60 && story.status() == Status.RINGING; minutes++) {
            var claim = next(true).claim();
            if (claim.isPresent()) {
                tries++;
                fails(claim.get(), false, 0);
            }
            story.seconds(1);
        }

        assertEquals(5, tries);
    }

    @Test
    void aChatThatAsksToBeLeftAloneIs() {
        fails(next(true).claim().orElseThrow(), false, 120);

        assertEquals(Optional.of(story.now().plusSeconds(120)), next(true).again());
    }

    @Test
    void whatIsRefusedForGoodIsToldAgainWhenItHasChanged() {
        fails(next(true).claim().orElseThrow(), true, 0);
        assertEquals(Optional.empty(), next(true).claim());

        story.alert("queue");

        assertEquals(2, next(true).claim().orElseThrow().edition());
    }

    @Test
    void aClaimOfWhichNothingIsHeardIsTakenOverAfterAWhileAndKnownToBeTheSame() {
        var lost = next(true).claim().orElseThrow();
        story.happens(lost);
        assertEquals(Optional.of(story.now().plusSeconds(15)), next(true).again());

        var again = next(story.seconds(15), true).claim().orElseThrow();

        assertEquals(2, again.edition());
        assertTrue(NextMessage.followsLost(story.happens(again).incident(), again));
        assertEquals(1, NextMessage.firstTry(story.incident(), again));
    }

    @Test
    void whatIsSaidInAChatKeepsNoIncidentOpen() {
        var open = Story.unreminded(List.of(ALICE));
        open.rings();
        open.joins("alice").leaves("alice").minutes(20);
        open.happens(new Event.ChatClaimed(open.now(), CHAT, 1, "shows"));

        assertEquals(Status.CLOSED, open.minutes(11).status());
    }

    @Test
    void anIncidentThatClosesWithoutAWordIsLookedAtThen() {
        var open = Story.unreminded(List.of(ALICE));
        open.rings();
        open.joins("alice").leaves("alice");
        tells(open, true);

        var again = next(open, true).again().orElseThrow();

        assertEquals(open.now().plus(Incident.IDLE), again);
    }

    private NextMessage next(boolean editable) {
        return next(story, editable);
    }

    private static NextMessage next(Story story, boolean editable) {
        return NextMessage.of(story.incident(), CHAT, editable, story.now());
    }

    private boolean tells(boolean editable) {
        return tells(story, editable);
    }

    /** Tells what is to be told, if anything is. */
    private static boolean tells(Story story, boolean editable) {
        var claim = next(story, editable).claim();
        claim.ifPresent(told -> story.happens(told)
                .happens(new Event.ChatPosted(story.now(), CHAT, told.edition(), "C1/" + told.edition())));
        return claim.isPresent();
    }

    private void fails(Event.ChatClaimed claim, boolean permanent, int pause) {
        story.happens(claim)
                .happens(new Event.ChatFailed(
                        story.now(),
                        CHAT,
                        claim.edition(),
                        permanent,
                        story.now().plusSeconds(pause)));
    }
}
