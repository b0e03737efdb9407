package dev.alertroom.operations;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;

/** The packaged service, jar or binary, as an operator runs it: by environment variables, seen by its lines. */
final class ServiceProcess implements AutoCloseable {

    private static final Path TARGET = Path.of("target");
    private static final Duration START = Duration.ofSeconds(60);

    private final Process process;
    private final int port;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private ServiceProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static ServiceProcess start(Map<String, String> environment) throws IOException {
        int port = freePort();
        var builder = new ProcessBuilder(command()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.environment().put("PORT", Integer.toString(port));
        var service = new ServiceProcess(builder.start(), port);
        new Thread(service::read, "lines of the service").start();
        await().atMost(START).until(() -> service.said("Listening on") || !service.process.isAlive());
        return service;
    }

    private static List<String> command() throws IOException {
        var artifact = new Properties();
        try (var file = Files.newBufferedReader(TARGET.resolve("quarkus-artifact.properties"))) {
            artifact.load(file);
        }
        var path = TARGET.resolve(artifact.getProperty("path")).toAbsolutePath().toString();
        var command = new ArrayList<String>();
        if (!artifact.getProperty("type").startsWith("native")) {
            command.addAll(List.of(ProcessHandle.current().info().command().orElse("java"), "-jar"));
        }
        command.add(path);
        return command;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void read() {
        try (BufferedReader reader = process.inputReader()) {
            reader.lines().forEach(lines::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    boolean said(String words) {
        return lines.stream().anyMatch(line -> line.contains(words));
    }

    URI at(String pathAndQuery) {
        return URI.create("http://localhost:" + port + pathAndQuery);
    }

    /** SIGTERM. */
    void terminate() {
        process.destroy();
    }

    int exitCode() throws InterruptedException {
        return process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
