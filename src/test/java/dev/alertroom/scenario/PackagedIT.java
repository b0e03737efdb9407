package dev.alertroom.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alertroom.PackagedService;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is shipped, and how it starts. */
class PackagedIT {

    private static final String SECRET = "8f14e45fceea167a";
    private static final Map<String, String> REQUIRED = Map.of(
            "TWILIO_ACCOUNT_SID",
            "AC00000000000000000000000000000003",
            "TWILIO_AUTH_TOKEN",
            SECRET,
            "TWILIO_FROM",
            "+15005550006",
            "ALERTROOM_TOKEN",
            "the-monitor's-" + SECRET);

    @Test
    void theSimulatorIsNotInTheApplication() throws IOException {
        var binary = PackagedService.binary();
        if (binary.isPresent()) {
            var content = Files.readString(binary.get(), StandardCharsets.ISO_8859_1);
            assertTrue(content.contains("dev.alertroom.voice"), "names of classes are not in the binary");
            assertFalse(content.contains("dev.alertroom.simulator"), "the simulator is in the binary");
            return;
        }
        try (var files = Files.walk(Path.of("target", "quarkus-app"))) {
            var jars = files.filter(file -> file.toString().endsWith(".jar")).toList();
            for (Path jar : jars) {
                assertEquals(List.of(), simulated(jar), jar::toString);
            }
        }
    }

    @Test
    void itServesWithoutAnyPlaceToWriteTo() throws IOException {
        var file = Files.createTempFile("no-folder", "");
        var nowhere = List.of("-Djava.io.tmpdir=" + file, "-Duser.home=" + file);
        try (var service = PackagedService.launch(REQUIRED, nowhere).awaitReady()) {
            var monitor = Monitor.of(service.url());
            assertEquals(
                    401,
                    monitor.sendsForm("/alert", "message", "m", "tels", "09011112222")
                            .status());
            assertEquals(
                    403, monitor.sendsForm("/voice/answer", "CallSid", "CA1").status());
            // Netty says that the folder is none, which on a real read-only file system it is.
            assertTrue(
                    service.output()
                            .lines()
                            .filter(line -> line.contains("WARN") && !line.contains("no X-Twilio-Signature"))
                            .allMatch(line -> line.contains("io.netty.util.internal.PlatformDependent")),
                    service::output);
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void nothingIsWrittenToFiles() throws IOException {
        var folder = Files.createTempDirectory("written-to");
        try (var service = PackagedService.launch(REQUIRED, List.of("-Djava.io.tmpdir=" + folder))
                .awaitReady()) {
            Monitor.of(service.url()).sendsForm("/voice/answer", "CallSid", "CA1");
            try (var written = Files.list(folder)) {
                assertEquals(List.of(), written.toList());
            }
        } finally {
            Files.delete(folder);
        }
    }

    private static List<String> simulated(Path jar) throws IOException {
        try (var archive = new JarFile(jar.toFile())) {
            return archive.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith("dev/alertroom/simulator") || name.startsWith("simulator/"))
                    .toList();
        }
    }

    @Test
    void nothingAnswersWhereTheSimulatorWouldBeAndStrangersAreRefused() {
        try (var service = PackagedService.start(REQUIRED)) {
            var monitor = Monitor.of(service.url());
            assertEquals(404, monitor.get("/simulator").status());
            assertEquals(404, monitor.get("/simulator/state").status());
            assertEquals(
                    404,
                    monitor.sendsForm("/2010-04-01/Accounts/AC1/Calls.json", "To", "+819011112222")
                            .status());
            assertEquals(401, monitor.get("/alert?tels=09011112222&message=m").status());
            assertEquals(401, monitor.get("/incidents").status());
            assertEquals(
                    403, monitor.sendsForm("/voice/answer", "CallSid", "CA1").status());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TWILIO_FROM", "ALERTROOM_TOKEN", "ALERTROOM_PUBLIC_URL"})
    void withoutASettingThatItNeedsItDoesNotStartAndSaysWhichOne(String missing) {
        var environment = new HashMap<>(REQUIRED);
        environment.put(missing, "");

        var output = outputOfRefusal(environment);

        assertEquals(1, lines(output, missing), output);
        REQUIRED.keySet().stream()
                .filter(name -> !name.equals(missing))
                .forEach(name -> assertEquals(0, lines(output, name), output));
    }

    @Test
    void allThatIsMissingIsSaidAtOnceOnALineEach() {
        var output = outputOfRefusal(Map.of());

        REQUIRED.keySet().forEach(name -> assertEquals(1, lines(output, name), output));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALERTROOM_PUBLIC_URL",
                "ALERTROOM_JOURNAL",
                "TWILIO_FROM",
                "TWILIO_BASE_URL",
                "ALERTROOM_CALL_ATTEMPTS",
                "ALERTROOM_AGAIN_AFTER",
                "ALERTROOM_SNS_VERIFY",
                "ALERTROOM_LOG",
                "ALERTROOM_TOKEN",
                "ALERTROOM_TOKENS_FILE",
                "ALERTROOM_ROSTER",
                "ALERTROOM_ROSTER_FILE",
                "ALERTROOM_JSON_MAPPINGS_FILE"
            })
    void aMalformedSettingIsNamed(String malformed) {
        var environment = new HashMap<>(REQUIRED);
        environment.put(malformed, "what");

        var output = outputOfRefusal(environment);

        assertTrue(output.contains(malformed), output);
    }

    @ParameterizedTest
    @CsvSource({
        "ALERTROOM_CALL_RING_SECONDS, 601, 5 to 600",
        "ALERTROOM_CALL_ATTEMPTS, 0, 1 to 10",
        "ALERTROOM_CALL_PAUSE_SECONDS, -1, 0 to 10",
        "ALERTROOM_MESSAGE_CHARACTERS, 401, 20 to 400"
    })
    void aNumberThatIsOutOfBoundsIsNamedWithItsBounds(String variable, String value, String bounds) {
        var environment = new HashMap<>(REQUIRED);
        environment.put(variable, value);

        var output = outputOfRefusal(environment);

        assertTrue(output.contains(variable + " is " + value + ": choose " + bounds), output);
    }

    private static String outputOfRefusal(Map<String, String> environment) {
        try (var service = PackagedService.launch(environment)) {
            assertNotEquals(0, service.exitCode());
            var output = service.output();
            assertFalse(output.contains(SECRET), "a secret is in the output");
            assertFalse(output.contains("SRCFG"), output);
            assertEquals(
                    0,
                    Stream.of(output.split("\n"))
                            .filter(line -> line.startsWith("\tat "))
                            .count(),
                    output);
            return output;
        }
    }

    private static long lines(String output, String words) {
        return output.lines().filter(line -> line.contains(words + " ")).count();
    }
}
