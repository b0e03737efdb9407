package dev.alertroom.journal;

import static dev.alertroom.journal.Samples.opened;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alertroom.incident.Event;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A storm that a small instance must outlive. */
class MemoryJournalLoadTest {

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
            JournalContract.answer(journal.open("met-1", opened("met")));
            JournalContract.answer(
                    journal.append("met-1", List.of(new Event.Entered(Samples.NIGHT, "r1", "CA1", "CF1"))));
            for (int i = 0; i < 10_000; i++) {
                var incident = "t" + i % 1_000 + "-1";
                JournalContract.answer(journal.open(incident, opened("t" + i % 1_000, Samples.NIGHT.plusSeconds(i))));
                JournalContract.answer(journal.append(
                        incident,
                        List.of(new Event.Alerted(
                                Samples.NIGHT.plusSeconds(i), "key" + i, 0, "火".repeat(20_000), "ja-JP"))));
            }
            System.out.println("10000 alerts taken, "
                    + JournalContract.answer(journal.read("met-1")).stream()
                            .filter(Event.Entered.class::isInstance)
                            .count()
                    + " in the room");
        }
    }
}
