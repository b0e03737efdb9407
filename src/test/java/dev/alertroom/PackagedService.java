package dev.alertroom;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** What is shipped, jar or native binary, as a process of its own. */
public final class PackagedService implements AutoCloseable {

    public static final String ACCOUNT_SID = "AC00000000000000000000000000000003";
    public static final String AUTH_TOKEN = "the-simulated-twilio's-token";
    public static final String TOKEN = "a-monitors-token-of-20-characters";

    /** What it does not start without, but for its address, which {@link #launch} sets. */
    public static final Map<String, String> REQUIRED = Map.of(
            "TWILIO_ACCOUNT_SID",
            ACCOUNT_SID,
            "TWILIO_AUTH_TOKEN",
            AUTH_TOKEN,
            "TWILIO_FROM",
            "+15005550006",
            "ALERTROOM_TOKEN",
            TOKEN);

    /** Only what is set here is known to it, whatever the environment of the tests holds. */
    private static final List<String> INHERITED = List.of("PATH", "HOME", "JAVA_HOME", "LANG", "TMPDIR");

    private final Process process;
    private final int port;
    private final Path output;

    private PackagedService(Process process, int port, Path output) {
        this.process = process;
        this.port = port;
        this.output = output;
    }

    /** Starts it on a free port, which is its public address unless that is set too, and does not wait. */
    public static PackagedService launch(Map<String, String> environment) {
        return launch(environment, List.of());
    }

    /** @param properties of the Java system, as {@code -Dname=value} */
    public static PackagedService launch(Map<String, String> environment, List<String> properties) {
        try {
            int port = freePort();
            var output = Files.createTempFile("alertroom", ".log");
            var builder = new ProcessBuilder(command(properties))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            var variables = new HashMap<>(builder.environment());
            builder.environment().clear();
            INHERITED.stream()
                    .filter(variables::containsKey)
                    .forEach(name -> builder.environment().put(name, variables.get(name)));
            builder.environment().putAll(environment);
            builder.environment().put("PORT", Integer.toString(port));
            builder.environment().putIfAbsent("ALERTROOM_PUBLIC_URL", "http://localhost:" + port);
            return new PackagedService(builder.start(), port, output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it, and waits until it is ready. */
    public static PackagedService start(Map<String, String> environment) {
        return launch(environment).awaitReady();
    }

    public PackagedService awaitReady() {
        await("the service is ready").until(() -> !process.isAlive() || ready());
        if (!process.isAlive()) {
            throw new IllegalStateException("the service did not start:\n" + output());
        }
        return this;
    }

    /** The native binary if there is one, else the jar. */
    private static List<String> command(List<String> properties) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var program = binary().map(binary -> Stream.of(binary.toString()));
        return program.map(binary -> Stream.concat(binary, properties.stream()))
                .orElseGet(() -> Stream.of(Stream.of(java), properties.stream(), Stream.of("-jar", jar().toString()))
                        .flatMap(Function.identity()))
                .toList();
    }

    public static Optional<Path> binary() {
        return Optional.of(System.getProperty("native.image.path", ""))
                .filter(path -> !path.isEmpty())
                .map(Path::of)
                .filter(Files::isExecutable);
    }

    private static Path jar() {
        return Path.of("target", "quarkus-app", "quarkus-run.jar").toAbsolutePath();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private boolean ready() {
        var request = HttpRequest.newBuilder(URI.create(url() + "/q/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        return Probe.succeeds(request);
    }

    private static ConditionFactory await(String what) {
        return Awaitility.await(what).pollInterval(Duration.ofMillis(100)).atMost(Duration.ofMinutes(2));
    }

    /** Scheme and authority. */
    public String url() {
        return "http://localhost:" + port;
    }

    /** All that it wrote, to either stream. */
    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it wrote these words. */
    public boolean said(String words) {
        return output().contains(words);
    }

    public long pid() {
        return process.pid();
    }

    /** SIGTERM: it may finish what is under way. */
    public void terminate() {
        process.destroy();
    }

    /** Waits until it has ended by itself. */
    public int exitCode() {
        await("the service ends").until(() -> !process.isAlive());
        return process.exitValue();
    }

    /** SIGKILL: it can do nothing more. */
    public void kill() {
        process.destroyForcibly();
        await("the service is dead").until(() -> !process.isAlive());
    }

    @Override
    public void close() {
        kill();
        try {
            Files.deleteIfExists(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
