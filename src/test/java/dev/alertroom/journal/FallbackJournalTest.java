package dev.alertroom.journal;

import static dev.alertroom.journal.JournalContract.answer;
import static dev.alertroom.journal.Samples.NIGHT;
import static dev.alertroom.journal.Samples.alerted;
import static dev.alertroom.journal.Samples.claimed;
import static dev.alertroom.journal.Samples.opened;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alertroom.google.SetClock;
import dev.alertroom.incident.Event;
import dev.alertroom.incident.Journal;
import dev.alertroom.incident.Mute;
import dev.alertroom.incident.Pulse;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Stores that answer, fail and hang as they are told. */
class FallbackJournalTest {

    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Duration LONG_PATIENCE = Duration.ofSeconds(3);
    private static final Duration REST = Duration.ofSeconds(10);
    private static final long UNSHARED = 1_772_000_000_123_456L;

    private final SetClock clock = new SetClock(NIGHT);
    private final MemoryJournal kept = new MemoryJournal(1);
    private final MoodyStore store = new MoodyStore(kept);
    private final Journal journal = instance(UNSHARED);

    private Journal instance(long firstNumber) {
        return new FallbackJournal(store, firstNumber, PATIENCE, LONG_PATIENCE, new Breaker(clock, REST), clock);
    }

    @BeforeEach
    void openAnIncident() {
        assertTrue(answer(journal.open("t-1", opened("t"))));
        assertEquals(Set.of("call.1.r1.1"), answer(journal.append("t-1", List.of(claimed(1)))));
    }

    @ParameterizedTest
    @EnumSource(
            value = Mood.class,
            names = {"REFUSES", "HANGS", "THROWS"})
    void withoutTheStoreEverythingIsAnsweredFromMemory(Mood mood) {
        store.mood = mood;

        assertEquals(Optional.of("t-1"), answer(journal.latest("t")));
        assertTrue(journal.degraded());
        assertEquals(Set.of(opened("t"), claimed(1)), new HashSet<>(answer(journal.read("t-1"))));
        assertEquals(
                Set.of("call.1.r1.2"), answer(journal.append("t-1", List.of(claimed(1), claimed(2)))), "claimed here");
        assertEquals(Set.of(), answer(journal.append("t-1", List.of(claimed(2)))), "only once");
        assertTrue(answer(journal.open("u-5", opened("u"))));
        assertFalse(answer(journal.open("u-5", opened("u"))));
        assertEquals(Optional.of("u-5"), answer(journal.latest("u")));
        assertEquals(
                List.of("u-5", "t-1"),
                answer(journal.list(Optional.empty(), 10)).incidents());
    }

    @ParameterizedTest
    @EnumSource(
            value = Mood.class,
            names = {"REFUSES", "HANGS", "THROWS"})
    void withoutTheStoreNothingIsMutedAndNothingCanBe(Mood mood) {
        var mute = new Mute(
                "m1", "t", List.of(), Optional.empty(), Samples.NIGHT, Samples.NIGHT.plusSeconds(600), "deploy", "ci");
        assertTrue(answer(journal.keep(mute)));
        assertEquals(List.of(mute), answer(journal.mutes(Samples.NIGHT)));

        store.mood = mood;

        assertEquals(List.of(), answer(journal.mutes(Samples.NIGHT)));
        assertFalse(answer(journal.keep(mute.endedAt(Samples.NIGHT))));
    }

    @Test
    void aBeatThatTheStoreMissesIsKnownHere() {
        var missed = Pulse.unarmed("backup").beaten(Samples.NIGHT.plusSeconds(60));
        assertTrue(answer(journal.keep(Pulse.unarmed("backup").beaten(Samples.NIGHT))));
        store.mood = Mood.REFUSES;
        assertFalse(answer(journal.keep(missed)));
        assertEquals(Optional.of(missed), answer(journal.pulse("backup")));

        store.mood = Mood.ANSWERS;
        clock.advance(REST);

        assertEquals(Optional.of(missed), answer(journal.pulse("backup")));
    }

    @Test
    void aDeadStoreIsAskedOnceAndThenRests() {
        store.mood = Mood.HANGS;
        int before = store.asked;

        answer(journal.latest("t"));
        answer(journal.read("t-1"));
        answer(journal.append("t-1", List.of(claimed(2))));
        answer(journal.open("u-1", opened("u")));

        assertEquals(1, store.asked - before);
    }

    @Test
    void afterTheRestOneQuestionFindsOutWhetherTheStoreIsBack() {
        store.mood = Mood.REFUSES;
        answer(journal.latest("t"));
        clock.advance(REST);
        int before = store.asked;
        answer(journal.latest("t"));
        answer(journal.latest("t"));
        assertEquals(1, store.asked - before, "still dead: it rests again");
        assertTrue(journal.degraded());

        store.mood = Mood.ANSWERS;
        clock.advance(REST);
        answer(journal.latest("t"));
        assertFalse(journal.degraded());
    }

    @Test
    void afterOneFailureTheStoreIsAskedAgainWithinHalfASecond() {
        store.mood = Mood.REFUSES;
        answer(journal.latest("t"));

        store.mood = Mood.ANSWERS;
        clock.advance(Duration.ofMillis(500));
        assertTrue(answer(journal.read("t-1")).contains(claimed(1)));
        assertFalse(journal.degraded());
    }

    @Test
    void anAnswerThatComesLateTellsThatTheStoreIsThere() {
        store.mood = Mood.ANSWERS_LATE;
        assertEquals(Set.of("call.1.r1.2"), answer(journal.append("t-1", List.of(claimed(2)))));

        await().atMost(LONG_PATIENCE).until(() -> !journal.degraded());
        assertTrue(kept.events("t-1").contains(claimed(2)));
    }

    @Test
    void theLongerItIsAwayTheLessTheStoreIsAsked() {
        store.mood = Mood.REFUSES;
        int before = store.asked;
        for (int second = 0; second < 60; second++) {
            answer(journal.latest("t"));
            clock.advance(Duration.ofSeconds(1));
        }

        int asked = store.asked - before;
        assertTrue(asked >= 7 && asked <= 12, () -> "asked " + asked + " times in a minute");
    }

    @Test
    void aStoreOfWhichHalfTheAnswersFailIsStillAsked() {
        for (int round = 0; round < 20; round++) {
            store.mood = Mood.REFUSES;
            answer(journal.latest("t"));
            store.mood = Mood.ANSWERS;
            clock.advance(Duration.ofMillis(500));
            answer(journal.latest("t"));
            assertFalse(journal.degraded(), "after round " + round);
        }
    }

    @Test
    void anyQuestionWritesWhatWasKeptHere() {
        store.mood = Mood.REFUSES;
        for (int team = 0; team < 20; team++) {
            answer(journal.open("u" + team + "-1", opened("u" + team)));
            answer(journal.append("u" + team + "-1", List.of(claimed(1))));
        }

        recover();
        for (int team = 0; team < 20; team++) {
            assertEquals(Set.of(opened("u" + team), claimed(1)), Set.copyOf(kept.events("u" + team + "-1")));
            assertEquals(Optional.of("u" + team + "-1"), answer(kept.latest("u" + team)));
        }
    }

    @Test
    void afterAnOutageOfAllInstancesNoIncidentIsForgotten() {
        var others = List.of(instance(UNSHARED + 1), instance(UNSHARED + 2));
        var all = List.of(journal, others.get(0), others.get(1));
        store.mood = Mood.REFUSES;
        var incidents = new HashSet<String>();
        for (Journal instance : all) {
            var latest = answer(instance.latest("t"));
            var incident = instance.successor("t", latest);
            assertTrue(answer(instance.open(incident, opened("t"), List.of(alerted(1)))));
            assertTrue(incidents.add(incident), "each has a number of its own");
        }

        store.mood = Mood.ANSWERS;
        clock.advance(REST);
        all.forEach(instance -> answer(instance.list(Optional.empty(), 1)));
        assertTrue(answer(kept.list(Optional.empty(), 10)).incidents().containsAll(incidents));
        incidents.forEach(incident -> assertEquals(Set.of(opened("t"), alerted(1)), Set.copyOf(kept.events(incident))));
        assertTrue(incidents.contains(answer(kept.latest("t")).orElseThrow()));
    }

    @Test
    void numbersOfASecondOutageAreThisInstancesOwnToo() {
        store.mood = Mood.REFUSES;
        answer(journal.latest("t"));
        var latest = Optional.of("t-1772000000999999");

        var here = journal.successor("t", latest);
        var other = instance(UNSHARED + 1);
        answer(other.latest("t"));
        assertEquals("t-1772000001123456", here);
        assertEquals("t-1772000001123457", other.successor("t", latest));
    }

    @Test
    void theCurrentIncidentIsReadWhileItIsAskedWhichOneItIs() {
        answer(kept.open("t-2", opened("t")));
        assertEquals("t-2", answer(journal.current("t")).orElseThrow().incident());
        assertEquals(
                new Journal.Kept("t-2", List.of(opened("t"))),
                answer(journal.current("t")).orElseThrow());
        assertEquals(Optional.empty(), answer(journal.current("nobody")));
    }

    @Test
    void whatCouldNotBeWrittenIsWrittenWhenTheStoreIsBack() {
        store.mood = Mood.REFUSES;
        answer(journal.append("t-1", List.of(claimed(2))));
        assertFalse(kept.events("t-1").contains(claimed(2)));

        recover();
        assertEquals(Set.of("call.1.r1.3"), answer(journal.append("t-1", List.of(claimed(3)))));
        assertTrue(kept.events("t-1").containsAll(List.of(claimed(2), claimed(3))));
        assertEquals(Set.of(), answer(instance(1).append("t-1", List.of(claimed(2)))), "elsewhere it is taken");
    }

    @Test
    void anIncidentOpenedWithoutTheStoreBecomesItsTeamsLatestLater() {
        store.mood = Mood.REFUSES;
        answer(journal.latest("u"));
        var incident = journal.successor("u", Optional.empty());
        answer(journal.open(incident, opened("u")));

        recover();
        assertEquals(Optional.of(incident), answer(journal.latest("u")));
        assertEquals(Optional.of(incident), answer(instance(1).latest("u")));
        assertEquals(List.of(opened("u")), kept.events(incident));
    }

    @Test
    void anIncidentThatAnotherInstanceOpenedLaterStaysTheLatest() {
        store.mood = Mood.REFUSES;
        answer(journal.open("u-77", opened("u")));
        answer(kept.open("u-1", opened("u", NIGHT.plusSeconds(60))));

        recover();
        assertEquals(Optional.of("u-1"), answer(journal.latest("u")));
        assertEquals(List.of(opened("u")), kept.events("u-77"));
    }

    @Test
    void aClaimMadeWithoutTheStoreIsNotMadeAgainWithIt() {
        store.mood = Mood.HANGS;
        assertEquals(Set.of("call.1.r1.2"), answer(journal.append("t-1", List.of(claimed(2)))));

        recover();
        assertEquals(Set.of(), answer(journal.append("t-1", List.of(claimed(2)))));
    }

    @Test
    void aClaimThatArrivedWithoutAnAnswerIsOursAndNobodyElses() {
        store.mood = Mood.LOSES_ANSWERS;
        assertEquals(Set.of("call.1.r1.2"), answer(journal.append("t-1", List.of(claimed(2)))));
        assertTrue(kept.events("t-1").contains(claimed(2)));

        recover();
        assertEquals(Set.of(), answer(instance(1).append("t-1", List.of(claimed(2)))));
        assertEquals(Set.of(), answer(journal.append("t-1", List.of(claimed(2)))));
    }

    @Test
    void ofAnAppendThatPartlyFailedOnlyWhatSomebodyElseHasIsLeftAlone() {
        store.mood = Mood.HALF_FAILS;

        assertEquals(
                Set.of("call.1.r1.3"),
                answer(journal.append("t-1", List.of(claimed(2), claimed(3)))),
                "the store said that somebody else has the first of them");
        assertTrue(journal.degraded());
    }

    @Test
    void anEventThatIsRefusedForGoodIsKeptHereAndDegradesNothing() {
        store.refuses = claimed(2).id();

        assertEquals(
                Set.of("call.1.r1.2", "call.1.r1.3"), answer(journal.append("t-1", List.of(claimed(2), claimed(3)))));
        assertFalse(journal.degraded());
        assertEquals(1, journal.refused());
        assertTrue(kept.events("t-1").contains(claimed(3)), "the rest is stored");
        assertTrue(answer(journal.read("t-1")).contains(claimed(2)), "this instance knows it");
        assertEquals(Set.of(), answer(journal.append("t-1", List.of(claimed(2)))), "it is claimed once");
        assertEquals(1, journal.refused());
    }

    @Test
    void whatIsRefusedForGoodWhenTheStoreIsBackIsNotWrittenAgain() {
        store.mood = Mood.REFUSES;
        answer(journal.append("t-1", List.of(claimed(2), claimed(3))));

        store.refuses = claimed(2).id();
        recover();
        answer(journal.read("t-1"));
        assertFalse(journal.degraded());
        assertEquals(1, journal.refused());
        assertTrue(kept.events("t-1").contains(claimed(3)));
        int before = store.asked;
        answer(journal.read("t-1"));
        assertEquals(1, store.asked - before, "nothing is left to be written");
    }

    @Test
    void anIncidentWhoseOpeningIsRefusedForGoodIsOpenedHere() {
        store.refuses = Event.Opened.ID;

        assertTrue(answer(journal.open("u-1", opened("u"))));
        assertFalse(answer(journal.open("u-1", opened("u"))));
        assertFalse(journal.degraded());
        assertEquals(1, journal.refused());
        assertEquals(List.of(opened("u")), answer(journal.read("u-1")));
    }

    @Test
    void anOpeningThatIsRefusedForGoodWhenTheStoreIsBackHoldsNothingUp() {
        store.mood = Mood.REFUSES;
        answer(journal.open("u-1", opened("u")));
        answer(journal.append("u-1", List.of(claimed(1))));

        store.refuses = Event.Opened.ID;
        recover();
        answer(journal.latest("u"));
        assertFalse(journal.degraded());
        assertEquals(List.of(claimed(1)), kept.events("u-1"));
        assertEquals(1, journal.refused());
    }

    @Test
    void ofManyOnOneInstanceOneClaimsWhileTheStoreHangs() {
        store.mood = Mood.HANGS;

        var won = answer(Uni.join()
                .all(IntStream.range(0, 50)
                        .mapToObj(i -> journal.append("t-1", List.of(claimed(2))))
                        .toList())
                .andFailFast());

        assertEquals(1, won.stream().filter(Set.of("call.1.r1.2")::equals).count());
    }

    @Test
    void whatTheStoreSaidCountsMoreThanWhatThisInstanceSaid() {
        store.mood = Mood.REFUSES;
        answer(journal.open("u-1", opened("u")));
        answer(kept.open("u-1", opened("u", NIGHT.plusSeconds(1))));

        recover();
        assertEquals(List.of(opened("u", NIGHT.plusSeconds(1))), answer(journal.read("u-1")));
        store.mood = Mood.REFUSES;
        assertEquals(List.of(opened("u", NIGHT.plusSeconds(1))), answer(journal.read("u-1")));
    }

    @Test
    void withoutTheStoreNumbersAreThisInstancesOwn() {
        assertEquals("t-2", journal.successor("t", Optional.of("t-1")));

        store.mood = Mood.REFUSES;
        answer(journal.latest("t"));
        assertEquals("t-" + UNSHARED, journal.successor("t", Optional.of("t-1")));
    }

    @Test
    void whatWasReadIsRememberedWithoutTheStore() {
        answer(kept.open("v-1", opened("v")));
        answer(kept.append("v-1", List.of(alerted(1))));
        answer(journal.latest("v"));
        answer(journal.read("v-1"));

        store.mood = Mood.HANGS;
        assertEquals(Optional.of("v-1"), answer(journal.latest("v")));
        assertEquals(Set.of(opened("v"), alerted(1)), new HashSet<>(answer(journal.read("v-1"))));
        assertEquals(Set.of(), answer(journal.append("v-1", List.of(alerted(1)))));
    }

    @Test
    void aListThatBeganInMemoryGoesOnInMemory() {
        answer(journal.open("u-1", opened("u", NIGHT.plusSeconds(1))));
        store.mood = Mood.REFUSES;
        var first = answer(journal.list(Optional.empty(), 1));
        recover();
        var second = answer(journal.list(first.next(), 1));

        assertEquals(List.of("u-1"), first.incidents());
        assertEquals(new Journal.Page(List.of("t-1"), Optional.empty()), second);
    }

    private void recover() {
        store.mood = Mood.ANSWERS;
        clock.advance(REST);
        answer(journal.list(Optional.empty(), 1));
        assertFalse(journal.degraded());
    }

    private enum Mood {
        ANSWERS,
        ANSWERS_LATE,
        REFUSES,
        THROWS,
        HANGS,
        LOSES_ANSWERS,
        HALF_FAILS
    }

    private static final class MoodyStore implements Journal {
        private final Journal kept;
        private volatile Mood mood = Mood.ANSWERS;
        private int asked;

        /** The id of an event that it never takes. */
        private volatile String refuses = "";

        MoodyStore(Journal kept) {
            this.kept = kept;
        }

        private <T> Uni<T> moody(Uni<T> answer) {
            asked++;
            return switch (mood) {
                case ANSWERS, HALF_FAILS -> answer;
                case ANSWERS_LATE -> answer.onItem().delayIt().by(PATIENCE.multipliedBy(3));
                case REFUSES -> Uni.createFrom().failure(new FirestoreException(503, "UNAVAILABLE", "try later"));
                case THROWS -> throw new IllegalStateException("broken");
                case HANGS -> Uni.createFrom().nothing();
                case LOSES_ANSWERS -> answer.chain(() -> Uni.createFrom().nothing());
            };
        }

        @Override
        public Uni<Optional<String>> latest(String team) {
            return moody(kept.latest(team));
        }

        @Override
        public Uni<Optional<Kept>> current(String team) {
            return SingleReads.current(this, team);
        }

        @Override
        public Uni<List<Kept>> readAll(List<String> incidents) {
            return SingleReads.all(this, incidents);
        }

        @Override
        public String successor(String team, Optional<String> latest) {
            return kept.successor(team, latest);
        }

        @Override
        public Uni<Boolean> open(String incident, Event.Opened opened, List<? extends Event> first) {
            return opened.id().equals(refuses)
                    ? moody(Uni.createFrom().failure(new FirestoreException(400, "INVALID_ARGUMENT", "no")))
                    : moody(kept.open(incident, opened, first));
        }

        @Override
        public Uni<List<Event>> read(String incident) {
            return moody(kept.read(incident));
        }

        @Override
        public Uni<Set<String>> append(String incident, List<? extends Event> events) {
            if (mood == Mood.HALF_FAILS) {
                return Uni.createFrom()
                        .failure(new AppendException(
                                Set.of(events.get(0).id()), new FirestoreException(503, "UNAVAILABLE", "try later")));
            }
            var taken =
                    events.stream().filter(event -> !event.id().equals(refuses)).toList();
            return moody(kept.append(incident, taken))
                    .chain(created -> taken.size() == events.size()
                            ? Uni.createFrom().item(created)
                            : Uni.createFrom().failure(new RefusedException(created, Set.of(refuses))));
        }

        @Override
        public Uni<List<Mute>> mutes(Instant now) {
            return moody(kept.mutes(now));
        }

        @Override
        public Uni<Optional<Pulse>> pulse(String heartbeat) {
            return moody(kept.pulse(heartbeat));
        }

        @Override
        public Uni<Boolean> keep(Pulse pulse) {
            return moody(kept.keep(pulse));
        }

        @Override
        public Uni<Boolean> keep(Mute mute) {
            return moody(kept.keep(mute));
        }

        @Override
        public Uni<Page> list(Optional<String> token, int size) {
            return moody(kept.list(token, size));
        }

        @Override
        public boolean degraded() {
            return false;
        }
    }
}
