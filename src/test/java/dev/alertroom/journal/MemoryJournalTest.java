package dev.alertroom.journal;

import static dev.alertroom.journal.Samples.alerted;
import static dev.alertroom.journal.Samples.claimed;
import static dev.alertroom.journal.Samples.opened;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alertroom.incident.Event;
import dev.alertroom.incident.Journal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MemoryJournalTest extends JournalContract {

    @Override
    List<Journal> instances() {
        var journal = new MemoryJournal(1_000);
        return List.of(journal, journal);
    }

    @Test
    void aNumberFromBeforeARestartIsNotGivenAgain() {
        var journal = new MemoryJournal(1_772_000_000);

        assertEquals("team-a-1772000000", journal.successor("team-a", Optional.empty()));
        assertEquals("team-a-1772000001", journal.successor("team-a", Optional.of("team-a-1772000000")));
        assertEquals("team-a-1772000000", journal.successor("team-a", Optional.of("team-a-7")));
        assertEquals("7-1772000000", journal.successor("7", Optional.of("unnumbered")));
    }

    @Test
    void theLatestIncidentsAreKept() {
        var journal = new MemoryJournal(1);
        IntStream.rangeClosed(0, MemoryJournal.INCIDENTS)
                .forEach(i -> answer(journal.open("t" + i + "-1", opened("t" + i, Samples.NIGHT.plusSeconds(i)))));

        assertEquals(List.of(), answer(journal.read("t0-1")));
        assertEquals(1, answer(journal.read("t1-1")).size());
        assertEquals(Optional.of("t0-1"), answer(journal.latest("t0")), "so that its number is not given again");
    }

    @Test
    void closedIncidentsAreForgottenFirstAndNoneWithPeopleInItsRoom() {
        var journal = new MemoryJournal(1);
        for (int i = 0; i < MemoryJournal.INCIDENTS; i++) {
            answer(journal.open("t" + i + "-1", opened("t" + i, Samples.NIGHT.plusSeconds(i))));
        }
        answer(journal.append("t0-1", List.of(new Event.Entered(Samples.NIGHT, "r1", "CA1", "CF1"))));
        answer(journal.append("t2-1", List.of(new Event.Resolved(Samples.NIGHT))));

        answer(journal.open("u-1", opened("u", Samples.NIGHT.plusSeconds(1_000))));
        assertEquals(List.of(), answer(journal.read("t2-1")), "it was closed");
        assertEquals(1, answer(journal.read("t1-1")).size());

        answer(journal.open("u-2", opened("u", Samples.NIGHT.plusSeconds(1_000))));
        assertEquals(List.of(), answer(journal.read("t1-1")), "it was opened first of those that are left");
        assertEquals(2, answer(journal.read("t0-1")).size(), "people are in its room");
    }

    @Test
    void aFullIncidentForgetsItsOldestAlertButNoCall() {
        var journal = new MemoryJournal(1);
        answer(journal.open("t-1", opened("t")));
        answer(journal.append("t-1", List.of(claimed(1))));
        var storm = new ArrayList<Event>(IntStream.range(0, MemoryJournal.EVENTS)
                .mapToObj(Samples::alerted)
                .toList());

        assertEquals(storm.size(), answer(journal.append("t-1", storm)).size());

        var kept = answer(journal.read("t-1"));
        assertEquals(MemoryJournal.EVENTS, kept.size());
        assertTrue(kept.containsAll(List.of(opened("t"), claimed(1), alerted(2), alerted(MemoryJournal.EVENTS - 1))));
        assertTrue(kept.stream().noneMatch(alerted(0)::equals));
    }
}
