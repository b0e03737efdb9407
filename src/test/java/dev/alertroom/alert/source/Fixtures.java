package dev.alertroom.alert.source;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The payloads of the vendors' documentation; see payloads/README.md. */
final class Fixtures {

    static final Path PAYLOADS = Path.of("src/test/resources/payloads");

    /** As Quarkus sets it up. */
    static final ObjectMapper JSON = new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private Fixtures() {}

    static List<String> of(String... folders) {
        return Stream.of(folders)
                .flatMap(folder -> Stream.of(PAYLOADS.resolve(folder).toFile().list())
                        .sorted()
                        .map(file -> folder + "/" + file))
                .toList();
    }

    static byte[] bytes(String name) {
        try {
            return Files.readAllBytes(PAYLOADS.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    static Payload payload(String name) {
        return payload(bytes(name), type(name));
    }

    static Payload payload(byte[] bytes, String type) {
        return new Payload(
                bytes,
                new String(bytes, StandardCharsets.UTF_8),
                JSON::readerFor,
                header -> Optional.of(type).filter(any -> header.equals("Content-Type")));
    }

    static String type(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "multipart" -> "multipart/form-data; boundary=xYzZY";
            case "form" -> "application/x-www-form-urlencoded";
            default -> name.startsWith("aws-sns") ? "text/plain; charset=UTF-8" : "application/json";
        };
    }
}
