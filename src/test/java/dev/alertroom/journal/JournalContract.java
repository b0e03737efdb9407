package dev.alertroom.journal;

import static dev.alertroom.journal.Samples.NIGHT;
import static dev.alertroom.journal.Samples.alerted;
import static dev.alertroom.journal.Samples.claimed;
import static dev.alertroom.journal.Samples.opened;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alertroom.incident.Event;
import dev.alertroom.incident.Glob;
import dev.alertroom.incident.Incident;
import dev.alertroom.incident.Journal;
import dev.alertroom.incident.Mute;
import dev.alertroom.incident.Pulse;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every journal promises. */
abstract class JournalContract {

    private Journal here;
    private Journal there;

    /** Two instances that share an empty store. */
    abstract List<Journal> instances();

    @BeforeEach
    void start() {
        var instances = instances();
        here = instances.get(0);
        there = instances.get(1);
    }

    @Test
    void aTeamHasNoIncidentAtFirst() {
        assertEquals(Optional.empty(), answer(here.latest("backend")));
        assertEquals(List.of(), answer(here.read("backend-1")));
        assertEquals(new Journal.Page(List.of(), Optional.empty()), answer(here.list(Optional.empty(), 10)));
    }

    @Test
    void anOpenedIncidentIsItsTeamsLatestOnEveryInstance() {
        String incident = here.successor("team-a-1", Optional.empty());
        assertTrue(answer(here.open(incident, opened("team-a-1"))));

        assertEquals(Optional.of(incident), answer(there.latest("team-a-1")));
        assertEquals(Optional.empty(), answer(there.latest("team-a")));
        assertEquals(List.of(opened("team-a-1")), answer(there.read(incident)));
    }

    @Test
    void allInstancesNameTheSameSuccessorAndItIsNew() {
        var first = here.successor("backend", Optional.empty());
        answer(here.open(first, opened("backend")));
        var second = here.successor("backend", answer(here.latest("backend")));

        assertNotEquals(first, second);
        assertTrue(second.matches("backend-[0-9]+"), second);
        assertEquals(second, there.successor("backend", answer(there.latest("backend"))));
    }

    @Test
    void anIncidentIsOpenedByOneOfAllWhoTry() {
        var won = race(100, i -> instance(i).open("backend-5", opened("backend", NIGHT.plusSeconds(i))));

        assertEquals(1, won.stream().filter(opened -> opened).count());
        assertEquals(answer(here.read("backend-5")), answer(there.read("backend-5")));
        assertFalse(answer(there.open("backend-5", opened("backend"))));
    }

    @Test
    void anEventIsCreatedByOneOfAllWhoTry() {
        answer(here.open("backend-1", opened("backend")));

        var won = race(100, i -> instance(i).append("backend-1", List.of(claimed(1))));

        assertEquals(
                1,
                won.stream().filter(Set.of("call.1.r1.1")::equals).count(),
                () -> "ids with dots; others get none: " + won);
        assertEquals(99, won.stream().filter(Set::isEmpty).count());
    }

    @Test
    void everyEventOfManyBatchesIsCreatedOnce() {
        var attempts = IntStream.rangeClosed(1, 5).mapToObj(Samples::claimed).toList();

        var won = race(20, i -> instance(i).append("backend-1", attempts));

        var all = won.stream().flatMap(Set::stream).toList();
        assertEquals(5, all.size());
        assertEquals(5, new HashSet<>(all).size());
    }

    @Test
    void ofABatchThatIsPartlyThereTheRestIsCreated() {
        answer(here.append("backend-1", List.of(claimed(1), claimed(2))));

        assertEquals(
                Set.of("call.1.r1.3"),
                answer(there.append("backend-1", List.of(claimed(1), claimed(3), claimed(2), claimed(3)))));
        assertEquals(Set.of(), answer(there.append("backend-1", List.of(claimed(3)))));
        assertEquals(Set.of(), answer(there.append("backend-1", List.of())));
    }

    @Test
    void eventsComeBackAsTheyWere() {
        var events = EventJsonTest.oneOfEach();
        answer(here.append("backend-1", events));

        assertEquals(new HashSet<>(events), new HashSet<>(answer(there.read("backend-1"))));
    }

    @Test
    void anIncidentKeepsItsEventsToItself() {
        answer(here.append("backend-1", List.of(claimed(1))));
        answer(here.append("backend-11", List.of(claimed(2))));

        assertEquals(List.of(claimed(1)), answer(here.read("backend-1")));
    }

    @Test
    void aBigIncidentIsReadWhole() {
        answer(here.open("backend-1", opened("backend")));
        var events = new ArrayList<Event>(
                IntStream.range(0, 1_000).mapToObj(Samples::alerted).toList());
        assertEquals(1_000, answer(here.append("backend-1", events)).size());

        events.add(opened("backend"));
        var read = answer(there.read("backend-1"));
        assertEquals(events.size(), read.size());
        assertEquals(new HashSet<>(events), new HashSet<>(read));
        assertEquals(
                1_000, Incident.of("backend-1", read).orElseThrow().alerts().size());
    }

    @Test
    void incidentsAreListedTheLatestFirstPageByPage() {
        for (int minute : List.of(3, 1, 5, 2, 4)) {
            String incident = "team-" + minute + "-1";
            answer(here.open(incident, opened("team-" + minute, NIGHT.plusSeconds(60L * minute))));
            answer(here.append(incident, List.of(alerted(1))));
        }

        var first = answer(here.list(Optional.empty(), 2));
        assertEquals(List.of("team-5-1", "team-4-1"), first.incidents());
        var second = answer(here.list(first.next(), 2));
        assertEquals(List.of("team-3-1", "team-2-1"), second.incidents());
        var third = answer(here.list(second.next(), 2));
        assertEquals(List.of("team-1-1"), third.incidents());
        assertEquals(Optional.empty(), third.next());
    }

    @Test
    void severalIncidentsAreReadAtOnceInTheirOrder() {
        var ids = IntStream.rangeClosed(1, 35).mapToObj(i -> "team-" + i).toList();
        ids.forEach(id -> answer(here.open(id, opened("team"), List.of(alerted(1)))));

        var kept = answer(there.readAll(ids));
        assertEquals(ids, kept.stream().map(Journal.Kept::incident).toList());
        kept.forEach(incident -> assertEquals(Set.of(opened("team"), alerted(1)), Set.copyOf(incident.events())));
        assertEquals(List.of(new Journal.Kept("nobody-1", List.of())), answer(there.readAll(List.of("nobody-1"))));
        assertEquals(List.of(), answer(there.readAll(List.of())));
    }

    @Test
    void aMuteHoldsOnEveryInstanceUntilItEnds() {
        var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        var mute = new Mute(
                "m1",
                "backend",
                List.of("disk"),
                Optional.of(new Glob("*部屋*")),
                now,
                now.plusSeconds(600),
                "deploy",
                "ci");
        var all =
                new Mute("m2", "backend", List.of(), Optional.empty(), now, now.plusSeconds(300), "maintenance", "佐藤");
        assertTrue(answer(here.keep(mute)));
        assertTrue(answer(here.keep(all)));

        assertEquals(List.of(all, mute), answer(there.mutes(now)));
        assertEquals(List.of(mute), answer(there.mutes(now.plusSeconds(300))));
        assertEquals(List.of(), answer(there.mutes(now.plusSeconds(600))));

        answer(there.keep(mute.endedAt(now)));
        assertEquals(List.of(all), answer(here.mutes(now)));
    }

    @Test
    void whatIsKnownOfAHeartbeatIsKnownOnEveryInstance() {
        var pulse = Pulse.unarmed("backup").beaten(NIGHT);
        assertEquals(Optional.empty(), answer(here.pulse("backup")));
        assertTrue(answer(here.keep(pulse)));
        assertEquals(Optional.of(pulse), answer(there.pulse("backup")));

        var paused = pulse.beaten(NIGHT.plusSeconds(60)).paused(NIGHT.plusSeconds(600));
        assertTrue(answer(there.keep(paused)));
        assertEquals(Optional.of(paused), answer(here.pulse("backup")));
    }

    @Test
    void aPageThatNeverWasIsEmpty() {
        answer(here.open("backend-1", opened("backend")));

        assertEquals(List.of(), answer(here.list(Optional.of("made up"), 2)).incidents());
        assertFalse(here.degraded());
    }

    private Journal instance(int i) {
        return i % 2 == 0 ? here : there;
    }

    private static <T> List<T> race(int runners, IntFunction<Uni<T>> runner) {
        return answer(Uni.join()
                .all(IntStream.range(0, runners).mapToObj(runner).toList())
                .andFailFast());
    }

    static <T> T answer(Uni<T> question) {
        return question.await().atMost(Duration.ofSeconds(60));
    }
}
