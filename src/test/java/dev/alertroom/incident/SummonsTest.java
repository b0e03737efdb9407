package dev.alertroom.incident;

import static dev.alertroom.incident.Outcome.NO_ANSWER;
import static dev.alertroom.incident.Story.responder;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Somebody wants a phone to ring now, whatever the plan would do. */
class SummonsTest {

    private static final Responder AOI = responder("aoi");
    private static final Responder BEN = responder("ben", "+81-home", "+81-mobile");
    private static final Responder CHIE = responder("chie");
    private static final String BY = "on-call";

    private final Story story = Story.of(1, List.of(AOI), List.of(BEN), List.of(CHIE));

    private Optional<Event.Summoned> summoned(Responder responder, String number) {
        var summons = Summons.of(story.incident(), responder, number, BY, story.now());
        summons.ifPresent(story::happens);
        return summons;
    }

    private boolean nextTier() {
        var events = Summons.nextTier(story.incident(), BY, story.now());
        events.forEach(story::happens);
        return !events.isEmpty();
    }

    @Test
    void ringsSomebodyOnTheNumberThatIsWantedAlthoughSomebodyIsInTheRoom() {
        story.rings();
        story.joins("aoi").minutes(1);

        summoned(BEN, "+81-mobile");

        assertEquals(List.of("ben 1"), story.rings());
        assertEquals("+81-mobile", story.number("ben"));
        assertEquals(List.of(), story.rings());
        assertEquals(List.of(), story.ends(NO_ANSWER, "ben").minutes(1).rings());
    }

    @Test
    void aRepeatOfTheSameWishRingsNobody() {
        story.rings();
        story.joins("aoi");
        var summons = summoned(CHIE, "+81-chie").orElseThrow();
        assertEquals(List.of("chie 1"), story.rings());
        assertEquals(Optional.empty(), summoned(CHIE, "+81-chie"));

        story.ends(NO_ANSWER, "chie").happens(summons);

        assertEquals(List.of(), story.rings());
        summoned(CHIE, "+81-chie");
        assertEquals(List.of("chie 2"), story.rings());
    }

    @Test
    void aFormThatIsSentAgainAfterItsCallIsPast() {
        story.rings();
        story.joins("aoi");
        var shown = Summons.nextCall(story.incident(), CHIE);
        assertFalse(Summons.isPast(story.incident(), shown));
        summoned(CHIE, "+81-chie");
        story.rings();
        story.ends(NO_ANSWER, "chie");

        assertEquals(true, Summons.isPast(story.incident(), shown));
        assertFalse(Summons.isPast(story.incident(), Summons.nextCall(story.incident(), CHIE)));
    }

    @Test
    void twoWhoWantTheSameAtOnceRingOnce() {
        story.rings();
        story.joins("aoi");
        var incident = story.incident();
        var one = Summons.of(incident, BEN, "+81-home", "one", story.now()).orElseThrow();
        var other = Summons.of(incident, BEN, "+81-mobile", "other", story.now().plusMillis(3))
                .orElseThrow();

        assertEquals(one.id(), other.id());
        story.happens(one).happens(other);
        assertEquals(List.of("ben 1"), story.rings());
        assertEquals("+81-home", story.number("ben"));
    }

    @Test
    void neitherWhoIsInTheRoomNorWhosePhoneRingsForUsAlready() {
        story.rings();
        assertEquals(Optional.empty(), summoned(AOI, "+81-aoi"));
        story.joins("aoi");
        assertEquals(Optional.empty(), summoned(AOI, "+81-aoi"));
    }

    @Test
    void whoIsNotOnTheListIsRungAndHasAName() {
        var dai = responder("dai");
        story.rings();

        summoned(dai, "+81-dai");

        assertEquals(List.of("dai 1"), story.rings());
        assertEquals("dai", People.of(story.incident(), number -> number).named("dai"));
        story.joins("dai");
        assertEquals(Status.ACKNOWLEDGED, story.status());
        assertFalse(story.incident().listed(dai));
    }

    @Test
    void whoDeclinedIsRungIfSomebodyWantsThem() {
        story.rings();
        story.pressesTwo("aoi");
        story.rings();

        summoned(AOI, "+81-aoi");

        assertEquals(List.of("aoi 2"), story.rings());
    }

    @Test
    void alsoWhileEverythingIsMutedAndItsPhoneRingsOn() {
        story.rings();
        story.joins("aoi").mutes("disk", "m1", 60);

        summoned(BEN, "+81-home");

        assertEquals(List.of("ben 1"), story.rings());
        assertEquals(List.of(), story.plan().cancel());
    }

    @Test
    void nobodyIsRungForWhatIsOver() {
        story.rings();
        story.ends(NO_ANSWER, "aoi");
        summoned(CHIE, "+81-chie");
        story.happens(new Event.Resolved(story.now()));

        assertEquals(List.of(), story.rings());
        assertEquals(Optional.empty(), summoned(CHIE, "+81-chie"));
    }

    @Test
    void aCallThatDiedWithItsInstanceIsMadeAgain() {
        story.rings();
        story.joins("aoi");
        summoned(BEN, "+81-mobile");
        story.claimsAndDies();
        assertEquals(
                Optional.of(story.now().plus(Attempt.PLACING)), story.plan().again());

        assertEquals(List.of("ben 2"), story.seconds(12).rings());
        assertEquals("+81-mobile", story.number("ben"));
        assertEquals(List.of(), story.ends(NO_ANSWER, "ben").seconds(12).rings());
    }

    @Test
    void aWishThatIsOldIsLeftAlone() {
        story.rings();
        story.joins("aoi");
        summoned(BEN, "+81-home");

        assertEquals(List.of(), story.minutes(10).rings());
    }

    @Test
    void theNextTierIsRungBeforeItsTimeAndThenLikeAnyOther() {
        story.rings();

        assertEquals(true, nextTier());

        assertEquals(List.of("ben 1"), story.rings());
        assertEquals(1, story.incident().tier());
        assertEquals(
                Optional.of(BY),
                People.by(story.incident().timeline().stream()
                        .filter(Event.Escalated.class::isInstance)
                        .findFirst()
                        .orElseThrow()));
        story.seconds(30).ends(NO_ANSWER, "aoi").ends(NO_ANSWER, "ben");
        assertEquals(List.of("chie 1"), story.rings());
        assertFalse(nextTier());
    }

    @Test
    void theNextTierIsRungAlsoWhenSomebodyIsInTheRoom() {
        story.rings();
        story.joins("aoi").minutes(1);
        nextTier();
        assertEquals(List.of("ben 1"), story.rings());
    }

    @Test
    void twoWhoWantTheNextTierAtOnceRingOne() {
        story.rings();
        var incident = story.incident();
        var one = Summons.nextTier(incident, "one", story.now());
        var other = Summons.nextTier(incident, "other", story.now());

        assertEquals(
                one.stream().map(Event::id).toList(),
                other.stream().map(Event::id).toList());
    }

    @Test
    void whoWasOnlyWantedKeepsNobodyFromBeingRungAgain() {
        var night = Story.of(1, List.of(AOI));
        night.rings();
        night.happens(
                Summons.of(night.incident(), CHIE, "+81-chie", BY, night.now()).orElseThrow());
        night.rings();
        night.pressesTwo("aoi").ends(NO_ANSWER, "chie").minutes(5);

        assertEquals(List.of("aoi 1"), night.rings());
    }
}
