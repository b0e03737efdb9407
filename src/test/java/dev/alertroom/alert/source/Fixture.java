package dev.alertroom.alert.source;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A payload of a monitor, as {@code payloads/README.md} names its source. */
record Fixture(Source source, Path file) {

    private static final Path ROOT = Path.of("src/test/resources/payloads");

    private static final List<Source> SOURCES = List.of(
            new Alertmanager(),
            new CloudMonitoring(),
            new Datadog(),
            new Grafana(),
            new Healthchecks(),
            new Mackerel(),
            new NewRelic(),
            new Sentry(),
            new UptimeKuma(),
            new Zabbix());

    /** As Quarkus has it. */
    private static final ObjectMapper JSON =
            new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

    static List<Fixture> all() {
        return SOURCES.stream().flatMap(source -> of(source).stream()).toList();
    }

    private static List<Fixture> of(Source source) {
        try (var files = Files.list(ROOT.resolve(source.name()))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(file -> new Fixture(source, file))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Payload payload(byte[] bytes) {
        return new Payload(bytes, new String(bytes, StandardCharsets.UTF_8), JSON::readerFor);
    }

    Payload payload() {
        return payload(read(file).getBytes(StandardCharsets.UTF_8));
    }

    /** What is expected of it, in the file beside it. */
    String expected() {
        return read(Path.of(file.toString().replace(".json", ".txt")));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return ROOT.relativize(file).toString();
    }
}
