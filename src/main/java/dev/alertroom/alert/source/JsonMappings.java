package dev.alertroom.alert.source;

import dev.alertroom.yaml.BadYamlException;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The mappings of JSON: the operator's, in which a mistake stops the start, and those that come with the product, read at first use. */
@Startup
@ApplicationScoped
public class JsonMappings {

    private static final String PRESETS = "/mappings/presets.yaml";

    private final Map<String, JsonMapping> own;

    JsonMappings(JsonSettings settings) {
        this.own = settings.mappingsFile().map(JsonMappings::read).orElse(Map.of());
    }

    private static Map<String, JsonMapping> read(Path file) {
        try {
            return new JsonMappingReader("ALERTROOM_JSON_MAPPINGS_FILE " + file).read(Files.readString(file));
        } catch (BadYamlException e) {
            throw new ConfigurationException(e.getMessage());
        } catch (IOException e) {
            throw new ConfigurationException(
                    "ALERTROOM_JSON_MAPPINGS_FILE " + file + " cannot be read: mount it, or mend the path");
        }
    }

    /** The mapping of that name; the operator's goes before one that comes with the product. */
    public Optional<Source> named(String name) {
        return Optional.<Source>ofNullable(own.get(name)).or(() -> Optional.ofNullable(Presets.ALL.get(name)));
    }

    /** The names of all. */
    public TreeSet<String> names() {
        var names = new TreeSet<>(own.keySet());
        names.addAll(Presets.ALL.keySet());
        return names;
    }

    /** Read when first asked for. */
    private static final class Presets {

        private static final Map<String, JsonMapping> ALL = read();

        private static Map<String, JsonMapping> read() {
            try (var file = JsonMappings.class.getResourceAsStream(PRESETS)) {
                return new JsonMappingReader(PRESETS).read(new String(file.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
