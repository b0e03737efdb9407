package dev.alertroom.alert.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A payload in the form of a real tool, a line of {@code payloads/heard/*.jsonl}, with what must be heard of it.
 *
 * @param of the tool, and where its form is described
 * @param line where it stands
 * @param state FIRING, CLEARED, BEAT, NO_ALERT, or NONE where it holds no alert at all
 * @param names what the English sentence has to name: the thing, and what is wrong with it
 * @param key payloads of one file with the same one have the same key of an alert, others have another; blank for one of its own
 */
record HeardPayload(
        String of, String line, String source, String state, List<String> names, String key, Payload payload) {

    private static final Path ROOT = Fixtures.PAYLOADS.resolve("heard");
    private static final Clock NOW = Clock.fixed(Instant.parse("2024-05-01T04:00:00Z"), ZoneOffset.UTC);

    static final Map<String, Source> SOURCES = Stream.of(
                    new Alertmanager(),
                    new AwsSns(() -> true, null),
                    new CloudMonitoring(),
                    new Datadog(),
                    new Email(null, null),
                    new Grafana(),
                    new Healthchecks(),
                    new Mackerel(),
                    new MappedJson(Unset.SETTINGS),
                    new NewRelic(),
                    new Opsgenie(),
                    new Prometheus(NOW),
                    new Sentry(),
                    new Slack(),
                    new UptimeKuma(),
                    new Zabbix())
            .collect(Collectors.toUnmodifiableMap(Source::name, source -> source));

    private static final JsonMappings MAPPINGS = new JsonMappings(Unset.SETTINGS);

    static List<HeardPayload> all() {
        try (var files = Files.list(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .flatMap(file -> in(file).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<HeardPayload> in(Path file) {
        try {
            var lines = Files.readAllLines(file);
            var name = file.getFileName().toString().replace(".jsonl", "");
            var payloads = new ArrayList<HeardPayload>();
            for (int line = 0; line < lines.size(); line++) {
                payloads.add(of(name, name + ":" + (line + 1), Fixtures.JSON.readTree(lines.get(line))));
            }
            return payloads;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HeardPayload of(String file, String line, JsonNode written) {
        var names = new ArrayList<String>();
        written.path("names").forEach(name -> names.add(name.asText()));
        return new HeardPayload(
                written.path("of").asText(),
                line,
                written.path("source").asText(file),
                written.path("state").asText(),
                names,
                written.path("key").asText(),
                payload(written));
    }

    private static Payload payload(JsonNode written) {
        if (written.has("subject")) {
            var form = Stream.of("subject", "body-plain", "body-html")
                    .filter(written::has)
                    .map(name ->
                            name + "=" + URLEncoder.encode(written.path(name).asText(), StandardCharsets.UTF_8))
                    .collect(Collectors.joining("&"));
            return Fixtures.payload(form.getBytes(StandardCharsets.UTF_8), "application/x-www-form-urlencoded");
        }
        try {
            var body = written.path("payload");
            return Fixtures.payload(
                    body.isTextual()
                            ? body.asText().getBytes(StandardCharsets.UTF_8)
                            : Fixtures.JSON.writeValueAsBytes(body),
                    "application/json");
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Alert> alerts() {
        return alerts(payload);
    }

    /** What its source makes of another payload. */
    List<Alert> alerts(Payload other) {
        var monitor =
                source.startsWith("json/") ? MAPPINGS.named(source.substring(5)).orElseThrow() : SOURCES.get(source);
        try {
            return monitor.alerts(other);
        } catch (NotUnderstoodException e) {
            // As MonitorIntake does with whatever a monitor's own form does not fit.
            var guessed = JsonGuess.alerts(other);
            if (guessed.isEmpty()) {
                throw e;
            }
            return guessed;
        }
    }

    /** The alert that is spoken. */
    Optional<Alert> first() {
        return alerts().stream().findFirst();
    }

    @Override
    public String toString() {
        return line + " " + of;
    }
}
