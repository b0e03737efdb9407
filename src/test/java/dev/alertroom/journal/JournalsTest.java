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

    static Journals journals(Map<String, String> environment) {
        var settings = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withMapping(JournalSettings.class)
                .withSources(new EnvConfigSource(environment, 300))
                .build()
                .getConfigMapping(JournalSettings.class);
        return new Journals(settings, GoogleClouds.of(environment), Clock.systemUTC());
    }
}
