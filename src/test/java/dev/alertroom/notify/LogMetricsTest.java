package dev.alertroom.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alertroom.incident.Milestones;
import dev.alertroom.incident.Status;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yaml.snakeyaml.Yaml;

/** The metrics of {@code deploy/metrics} find in the log what they count. */
class LogMetricsTest {

    private static final Path METRICS = Path.of("deploy/metrics");
    private static final Pattern EXTRACT = Pattern.compile("REGEXP_EXTRACT\\(jsonPayload\\.message, \"(.*)\"\\)");
    private static final Pattern MESSAGE = Pattern.compile("jsonPayload\\.message=~\"(.*)\"");
    private static final Pattern LOGGER = Pattern.compile("jsonPayload\\.logger=\"(.*?)\"");
    private static final Milestones RUNG_AND_ANSWERED =
            new Milestones(Optional.of(Duration.ofMillis(420)), Optional.of(Duration.ofSeconds(31)), Optional.empty());
    private static final Milestones NEITHER = new Milestones(Optional.empty(), Optional.empty(), Optional.empty());

    @ParameterizedTest
    @EnumSource(Status.class)
    void everyStatusIsCountedByTeam(Status status) throws IOException {
        var line = LogNotifier.line("データ-1", "データ", status, RUNG_AND_ANSWERED);

        assertEquals(Map.of("team", "データ", "status", status.text()), labels("incidents", line));
    }

    @Test
    void theFirstRingIsMeasuredWhileItRings() throws IOException {
        var line = LogNotifier.line("web-1", "web", Status.RINGING, RUNG_AND_ANSWERED);

        assertEquals("incident web-1 of team web: ringing, first ring after 0.4 s", line);
        assertEquals(Optional.of("0.4"), value("first-ring", line));
        assertEquals(Map.of("team", "web"), labels("first-ring", line));
        assertTrue(value("first-human", line).isEmpty());
    }

    @Test
    void theFirstHumanIsMeasuredWhenSomebodyHasIt() throws IOException {
        var line = LogNotifier.line("web-1", "web", Status.ACKNOWLEDGED, RUNG_AND_ANSWERED);

        assertEquals("incident web-1 of team web: acknowledged, first human after 31.0 s", line);
        assertEquals(Optional.of("31.0"), value("first-human", line));
        assertEquals(Map.of("team", "web"), labels("first-human", line));
        assertTrue(value("first-ring", line).isEmpty());
    }

    @Test
    void whatHasNotHappenedIsNotMeasured() throws IOException {
        assertEquals("incident web-1 of team web: ringing", LogNotifier.line("web-1", "web", Status.RINGING, NEITHER));
    }

    @Test
    void theOutcomeOfACallIsCounted() throws IOException {
        assertEquals(
                Map.of("outcome", "NO_ANSWER"),
                labels("calls", "incident web-1: call 1.3b2bda5eb539e39e.2 ended: NO_ANSWER"));
    }

    @Test
    void theyReadTheLogOfWhoWritesThoseLines() throws Exception {
        try (Stream<Path> files = Files.list(METRICS)) {
            for (Path file : files.toList()) {
                var logger = LOGGER.matcher(metric(file).get("filter").toString());
                assertTrue(logger.find(), file.toString());
                Class.forName(logger.group(1), false, getClass().getClassLoader());
            }
        }
    }

    @Test
    void theDashboardShowsEachOfThem() throws IOException {
        var dashboard = Files.readString(Path.of("deploy/dashboard.json"));
        assertEquals("AlertRoom (SERVICE)", new JsonObject(dashboard).getString("displayName"));
        try (Stream<Path> files = Files.list(METRICS)) {
            files.map(file -> file.getFileName().toString().replace(".yaml", ""))
                    .forEach(name -> assertTrue(dashboard.contains("/user/SERVICE-" + name + "\\\""), name));
        }
    }

    private static Map<String, Object> metric(Path file) throws IOException {
        return new Yaml().load(Files.readString(file));
    }

    private static Map<String, Object> metric(String name) throws IOException {
        return metric(METRICS.resolve(name + ".yaml"));
    }

    /** As Cloud Logging extracts them of a line that the metric's filter takes. */
    private static Map<String, String> labels(String name, String line) throws IOException {
        assertTrue(counts(name, line), line);
        Map<?, ?> labels = (Map<?, ?>) metric(name).get("labelExtractors");
        return labels.entrySet().stream()
                .collect(Collectors.toMap(
                        label -> label.getKey().toString(),
                        label -> extracted(label.getValue().toString(), line).orElseThrow()));
    }

    private static Optional<String> value(String name, String line) throws IOException {
        return counts(name, line) ? extracted(metric(name).get("valueExtractor").toString(), line) : Optional.empty();
    }

    private static boolean counts(String name, String line) throws IOException {
        var wanted = found(MESSAGE, metric(name).get("filter").toString()).orElseThrow();
        return Pattern.compile(wanted).matcher(line).find();
    }

    private static Optional<String> extracted(String extractor, String line) {
        return found(Pattern.compile(found(EXTRACT, extractor).orElseThrow()), line);
    }

    private static Optional<String> found(Pattern pattern, String text) {
        return Optional.of(pattern.matcher(text)).filter(Matcher::find).map(matcher -> matcher.group(1));
    }
}
