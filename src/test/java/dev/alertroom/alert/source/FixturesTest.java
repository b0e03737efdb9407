package dev.alertroom.alert.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alertroom.speech.BundledPhrases;
import dev.alertroom.speech.MessageText;
import dev.alertroom.speech.Speakable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
        var japanese = alerts(fixture, "ja");
        var english = alerts(fixture, "en");
        assertEquals(japanese.size(), english.size());
        return IntStream.range(0, japanese.size())
                .mapToObj(index -> told(japanese.get(index), english.get(index)))
                .collect(Collectors.joining());
    }

    private static List<Alert> alerts(Fixture fixture, String language) {
        return fixture.source().alerts(fixture.payload(), BundledPhrases.in(language));
    }

    private static String told(Alert japanese, Alert english) {
        return japanese.state() + " " + japanese.key() + "\nja " + said(japanese, "ja-JP") + "\nen "
                + said(english, "en-US") + "\n";
    }

    private static String said(Alert alert, String language) {
        return Speakable.in(language).said(MessageText.cleaned(alert.message()));
    }
}
