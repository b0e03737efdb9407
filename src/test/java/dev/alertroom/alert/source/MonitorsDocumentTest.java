package dev.alertroom.alert.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What docs/monitors.md says is spoken of its samples, and where a payload is sent, is so. */
class MonitorsDocumentTest {

    private static final Path DOCUMENT = Path.of("docs/monitors.md");
    private static final Pattern SAMPLE =
            Pattern.compile("(?m)^\\| `([a-z0-9./-]+\\.json)`: [^\\n]* \\| ([^|\\n]+) \\|\\n\\| \\| ([^|\\n]+) \\|$");
    private static final Pattern TABLE = Pattern.compile("(?m)^\\| sample \\| spoken \\|$");

    @Test
    void everySampleIsSpokenAsItSays() throws IOException {
        var said = new TreeMap<String, List<String>>();
        SAMPLE.matcher(Files.readString(DOCUMENT))
                .results()
                .forEach(row -> said.put(row.group(1), List.of(row.group(2), row.group(3))));

        assertEquals(spoken(said.keySet()), said);
    }

    @Test
    void everyTableNamesThePayloadOfItsSample() throws IOException {
        var document = Files.readString(DOCUMENT);

        assertEquals(
                TABLE.matcher(document).results().count(),
                SAMPLE.matcher(document).results().count());
    }

    @Test
    void everyPresetIsNamed() throws IOException {
        var document = Files.readString(DOCUMENT);

        assertEquals(
                List.of(),
                new JsonMappings(Unset.SETTINGS)
                        .names().stream()
                                .filter(preset -> !document.contains("`" + preset + "`"))
                                .toList());
    }

    private static Map<String, List<String>> spoken(Iterable<String> fixtures) {
        var byName = Fixture.all().stream().collect(Collectors.toMap(Fixture::toString, fixture -> fixture));
        var spoken = new TreeMap<String, List<String>>();
        fixtures.forEach(name -> {
            var fixture = byName.get(name);
            var alert = fixture.source().alerts(fixture.payload()).get(0);
            spoken.put(name, List.of(FixturesTest.said(alert, "ja-JP"), FixturesTest.said(alert, "en-US")));
        });
        return spoken;
    }
}
