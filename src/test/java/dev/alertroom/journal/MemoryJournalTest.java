package dev.alertroom.journal;

import static dev.alertroom.journal.Samples.alerted;
import static dev.alertroom.journal.Samples.claimed;
import static dev.alertroom.journal.Samples.opened;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alertroom.incident.Event;
import dev.alertroom.incident.Journal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
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
    void tenThousandLongAlertsOfAThousandTeamsFitIntoASmallHeap() throws Exception {
        var output = Files.createTempFile("small-heap", ".log");
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java, "-Xmx72m", "-cp", System.getProperty("java.class.path"), SmallHeap.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertTrue(process.waitFor(120, TimeUnit.SECONDS), "it is still at it");
            assertEquals(
                    "10000 alerts taken, 1 in the room",
                    Files.readString(output).strip());
        } finally {
            process.destroyForcibly();
            Files.delete(output);
        }
    }

    /** Runs in a process of its own. */
    static final class SmallHeap {
        private SmallHeap() {}

        public static void main(String[] arguments) {
            var journal = new MemoryJournal(1);
            answer(journal.open("met-1", opened("met")));
            answer(journal.append("met-1", List.of(new Event.Entered(Samples.NIGHT, "r1", "CA1", "CF1"))));
            for (int i = 0; i < 10_000; i++) {
                var incident = "t" + i % 1_000 + "-1";
                answer(journal.open(incident, opened("t" + i % 1_000, Samples.NIGHT.plusSeconds(i))));
                answer(journal.append(
                        incident,
                        List.of(new Event.Alerted(
                                Samples.NIGHT.plusSeconds(i), "key" + i, 0, "火".repeat(20_000), "ja-JP"))));
            }
            System.out.println("10000 alerts taken, "
                    + answer(journal.read("met-1")).stream()
                            .filter(Event.Entered.class::isInstance)
                            .count()
                    + " in the room");
        }
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
