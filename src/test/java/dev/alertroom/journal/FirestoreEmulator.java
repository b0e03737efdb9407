package dev.alertroom.journal;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import dev.alertroom.Probe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/**
 * Google's Firestore emulator: started by the first test that asks, shared by all of the test run, stopped with it.
 * Tests keep out of each other's way by using projects of their own.
 */
public final class FirestoreEmulator {

    /** Test classes are loaded by several class loaders; they all see the same system properties. */
    private static final String ADDRESS = "test.firestore-emulator";

    private static final int JAVA = 21;

    private FirestoreEmulator() {}

    /**
     * The value for {@code FIRESTORE_EMULATOR_HOST}. Without gcloud or its emulator the test is skipped, unless
     * {@code ALERTROOM_REQUIRE_ALL_TESTS} is {@code true}.
     */
    public static String address() {
        synchronized (System.getProperties()) {
            if (System.getProperty(ADDRESS) == null) {
                System.setProperty(ADDRESS, start());
            }
            return System.getProperty(ADDRESS);
        }
    }

    private static String start() {
        String address = "127.0.0.1:" + freePort();
        try {
            var output = Files.createTempFile("firestore-emulator", ".log");
            var command = new ProcessBuilder("gcloud", "emulators", "firestore", "start", "--host-port=" + address)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            command.environment().put("CLOUDSDK_CORE_DISABLE_PROMPTS", "1");
            newestJava().ifPresent(home -> {
                command.environment().put("JAVA_HOME", home.toString());
                command.environment().merge("PATH", home.resolve("bin").toString(), (path, bin) -> bin + ":" + path);
            });
            var process = command.start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(process, output)));
            await().pollInSameThread().atMost(120, SECONDS).until(() -> !process.isAlive() || answers(address));
            return process.isAlive()
                    ? address
                    : missing(Files.readString(output).strip());
        } catch (IOException e) {
            return missing(e.getMessage());
        }
    }

    private static String missing(String why) {
        String reason = "No Firestore emulator (gcloud components install cloud-firestore-emulator): "
                + why.lines().reduce((first, last) -> last).orElse("it said nothing");
        if (Boolean.parseBoolean(System.getenv("ALERTROOM_REQUIRE_ALL_TESTS"))) {
            throw new IllegalStateException(reason);
        }
        throw new TestAbortedException(reason);
    }

    /** Its first write takes seconds: better here than in a test. */
    private static boolean answers(String address) {
        var write = HttpRequest.newBuilder(
                        URI.create("http://" + address + "/v1/projects/ready/databases/(default)/documents/started"))
                .header("Authorization", "Bearer owner")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        return Probe.succeeds(write);
    }

    /** The emulator asks for a newer Java than this project does: one that is installed beside the one that runs this. */
    private static Optional<Path> newestJava() {
        var running = Path.of(System.getProperty("java.home"));
        var homes = Stream.concat(Stream.of(running), siblings(running).stream());
        return homes.filter(home -> version(home) >= JAVA).max(Comparator.comparingInt(FirestoreEmulator::version));
    }

    private static List<Path> siblings(Path home) {
        try (var siblings = Files.list(home.getParent())) {
            return siblings.toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static int version(Path home) {
        try (var lines = Files.lines(home.resolve("release"))) {
            return lines.filter(line -> line.startsWith("JAVA_VERSION="))
                    .map(line -> line.replaceAll("\\D+(\\d+).*", "$1"))
                    .mapToInt(Integer::parseInt)
                    .findFirst()
                    .orElse(0);
        } catch (IOException | UncheckedIOException notJava) {
            return 0;
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** gcloud does not take its children with it. */
    private static void stop(Process process, Path output) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            Files.deleteIfExists(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
