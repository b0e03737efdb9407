package dev.alertroom.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.alertroom.google.GoogleClouds;
import dev.alertroom.incident.Journal;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
class JournalsTest {

    @Inject
    Journal injected;

    @Test
    void eventsAreKeptInMemoryUnlessToldOtherwise() {
        assertInstanceOf(MemoryJournal.class, injected);
        assertFalse(injected.degraded());
    }

    @Test
    @Tag("emulator")
    void anEnvironmentVariablePicksFirestore() {
        var project = "p" + UUID.randomUUID();
        // What is slow the first time is done with a patient journal: the other waits for a second only.
        JournalContract.answer(FirestoreJournalTest.emulated(project).open("warm-1", Samples.opened("warm")));
        var journal = journals(Map.of(
                        "ALERTROOM_JOURNAL",
                        "firestore",
                        "FIRESTORE_EMULATOR_HOST",
                        FirestoreEmulator.address(),
                        "GOOGLE_CLOUD_PROJECT",
                        project))
                .journal();

        assertInstanceOf(FallbackJournal.class, journal);
        var incident = journal.successor("t", Optional.empty());
        JournalContract.answer(journal.open(incident, Samples.opened("t")));
        assertFalse(journal.degraded());
        assertEquals(
                Optional.of(incident),
                JournalContract.answer(FirestoreJournalTest.emulated(project).latest("t")));
    }

    @Test
    void aWrongSettingIsNamedTogetherWithTheRightOnes() {
        assertEquals(
                "ALERTROOM_JOURNAL is \"redis\": set it to memory or firestore", refusal("ALERTROOM_JOURNAL", "redis"));
        assertEquals(
                "ALERTROOM_JOURNAL_RETENTION_DAYS is 0: set it to 1 or more",
                refusal("ALERTROOM_JOURNAL_RETENTION_DAYS", "0"));
    }

    private static String refusal(String variable, String value) {
        var journals = journals(Map.of(variable, value));
        return assertThrows(ConfigurationException.class, journals::journal).getMessage();
    }

    private static Journals journals(Map<String, String> environment) {
        var settings = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withMapping(JournalSettings.class)
                .withSources(new EnvConfigSource(environment, 300))
                .build()
                .getConfigMapping(JournalSettings.class);
        return new Journals(settings, GoogleClouds.of(environment), Clock.systemUTC());
    }
}
