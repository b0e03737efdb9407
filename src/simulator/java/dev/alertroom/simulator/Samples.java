package dev.alertroom.simulator;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The payloads that the page can send: every file {@code samples/{source}/{name}} of the simulator's resources. */
final class Samples {

    private static final String FOLDER = "/simulator/samples";

    private Samples() {}

    /** Each source with its samples, all in the order of their names; read anew each time. */
    static JsonArray all() throws IOException {
        var address = Samples.class.getResource(FOLDER);
        if (address == null) {
            return new JsonArray();
        }
        try {
            var uri = address.toURI();
            return uri.getScheme().equals("file") ? in(Path.of(uri)) : inArchive(uri);
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    private static JsonArray inArchive(URI uri) throws IOException {
        try {
            return in(FileSystems.getFileSystem(uri).getPath(FOLDER));
        } catch (FileSystemNotFoundException notOpen) {
            try (var archive = FileSystems.newFileSystem(uri, Map.of())) {
                return in(archive.getPath(FOLDER));
            }
        }
    }

    private static JsonArray in(Path folder) throws IOException {
        var sources = new TreeMap<String, JsonArray>();
        for (Path source : children(folder)) {
            var samples = new JsonArray();
            for (Path file : children(source)) {
                var name = file.getFileName().toString();
                samples.add(new JsonObject()
                        .put("name", name.replaceFirst("\\.[^.]*$", "").replace('-', ' '))
                        .put("type", name.substring(name.lastIndexOf('.') + 1))
                        .put("payload", Files.readString(file)));
            }
            sources.put(source.getFileName().toString().replace("/", ""), samples);
        }
        return sources.entrySet().stream()
                .map(entry -> new JsonObject().put("source", entry.getKey()).put("samples", entry.getValue()))
                .collect(Collectors.collectingAndThen(Collectors.toList(), JsonArray::new));
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
