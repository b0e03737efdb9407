package dev.alertroom.alert.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alertroom.speech.AlertSentence;
import dev.alertroom.speech.BundledPhrases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is spoken for a payload is pinned in the .txt file beside it. */
class FixturesTest {

    static List<Fixture> fixtures() {
        return Fixture.all();
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void everyPayloadIsUnderstoodAndSpokenInBothLanguages(Fixture fixture) {
        assertEquals(fixture.expected(), told(fixture));
    }

    @Test
    void everyFixtureNamesItsSource() throws IOException {
        var readme = Files.readString(Path.of("src/test/resources/payloads/README.md"));
        for (Fixture fixture : fixtures()) {
            assertTrue(readme.contains("`" + fixture + "`"), () -> fixture + " is not in README.md");
        }
    }

    private static String told(Fixture fixture) {
        return fixture.source().alerts(fixture.payload()).stream()
                .map(FixturesTest::told)
                .collect(Collectors.joining());
    }

    private static String told(Alert alert) {
        return alert.state() + " " + alert.key() + "\nja " + said(alert, "ja-JP") + "\nen " + said(alert, "en-US")
                + "\n";
    }

    static String said(Alert alert, String language) {
        return AlertSentence.of(alert.description(), BundledPhrases.in(language.substring(0, 2)), language);
    }
}
